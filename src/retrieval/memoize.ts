/** A function of a label that computes each value once. */
export function memoize(compute: (label: number) => number): (label: number) => number {
  const known = new Map<number, number>();
  return (label) => {
    const value = known.get(label) ?? compute(label);
    known.set(label, value);
    return value;
  };
}
