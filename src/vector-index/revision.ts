/** A graph of fewer vectors is built anew as quickly as it is read. */
const WORTHWHILE_FROM = 5000;
/** A graph is revised until so great a part of its nodes is of no use any more: searches pass through them all the same. */
const MOST_UNUSED = 0.2;

/** For each text the place of the same text before, each place taken once; null where there is none. */
export function placesBefore(before: readonly string[], texts: readonly string[]): (number | null)[] {
  const places = new Map<string, number[]>();
  // The last place is taken first: those of one text are put in backwards.
  for (let place = before.length - 1; place >= 0; place -= 1) {
    const text = before[place] ?? '';
    const same = places.get(text);
    if (same === undefined) places.set(text, [place]);
    else same.push(place);
  }
  return texts.map((text) => places.get(text)?.pop() ?? null);
}

/** Whether a graph of so many nodes is better revised than built anew. */
export function isWorthRevising(graphSize: number, kept: readonly (number | null)[]): boolean {
  const added = kept.filter((place) => place === null).length;
  const unused = graphSize - (kept.length - added);
  return kept.length >= WORTHWHILE_FROM && Math.max(added, unused) <= MOST_UNUSED * kept.length;
}
