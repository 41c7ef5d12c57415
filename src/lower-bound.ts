/** The first of `count` places that is not before what is looked for, by halves; `count` where all are. Those before it come first. */
export function lowerBound(count: number, isBefore: (place: number) => boolean): number {
  let low = 0;
  for (let high = count; low < high;) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
