/** A function of a label that computes each value once. */
export function memoize<T>(compute: (label: number) => T): (label: number) => T {
  const known = new Map<number, T>();
  return (label) => {
    const before = known.get(label);
    if (before !== undefined) return before;
    const value = compute(label);
    known.set(label, value);
    return value;
  };
}
