/** A measured stretch is at least so long, in milliseconds of the processor's time: shorter ones tell more of the clock. */
const SHORTEST_STRETCH = 4;
const TRIES = 12;

async function processorTime(work: () => unknown, times: number): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Whether work takes more than `most` times as long on a text that is four times as long: 4 where time grows with the
 * length, 16 where it grows with its square. In each of several tries, since what else the machine does only adds to it.
 */
export async function growsFaster(
  work: (text: string) => unknown,
  piece: string,
  length: number,
  most: number,
): Promise<boolean> {
  const shorter = piece.repeat(Math.ceil(length / piece.length));
  const longer = shorter.repeat(4);
  // What the longer text takes no noticeable time for needs no measuring.
  await work(longer);
  if ((await processorTime(() => work(longer), 1)) < SHORTEST_STRETCH / 4) return false;
  let times = 1;
  while ((await processorTime(() => work(shorter), times)) < SHORTEST_STRETCH && times < 1000) times *= 2;
  for (let i = 0; i < TRIES; i += 1) {
    const [long, short] = [
      await processorTime(() => work(longer), times),
      await processorTime(() => work(shorter), times),
    ];
    if (long <= most * short) return false;
  }
  return true;
}
