/** From 0 on, in as few bytes as they need. */
export type WholeNumbers = Uint16Array | Uint32Array;

/** Numbers from 0 to below `count`. */
export function narrowed(numbers: ArrayLike<number>, count: number): WholeNumbers {
  return count > 0x10000 ? Uint32Array.from(numbers) : Uint16Array.from(numbers);
}

/** Where each of some rows that lie behind each other in a flat array begins, and where the last one ends. */
export function boundsOf(lengths: ArrayLike<number>): Uint32Array {
  const bounds = new Uint32Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row += 1) bounds[row + 1] = (bounds[row] ?? 0) + (lengths[row] ?? 0);
  return bounds;
}

/** The places of each value from 0 to below `count`, in order: a row for each value, behind each other. */
export function placesByValue(values: WholeNumbers, count: number): { bounds: Uint32Array; places: Uint32Array } {
  const counts = new Uint32Array(count);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  const bounds = boundsOf(counts);
  const next = bounds.slice();
  const places = new Uint32Array(values.length);
  for (const [place, value] of values.entries()) {
    const at = next[value] ?? 0;
    places[at] = place;
    next[value] = at + 1;
  }
  return { bounds, places };
}
