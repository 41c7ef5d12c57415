import { afterAll } from 'vitest';

type Work = () => Promise<void> | void;

const due: Work[] = [];

/** Does it when the test file is done, what was asked for last first. Modules, and what is due, are one for all files. */
export function whenFileIsDone(work: Work): void {
  due.push(work);
}

/** For a set-up file, which runs anew before each test file. */
export function doWhenFileIsDone(): void {
  afterAll(async () => {
    for (let work = due.pop(); work !== undefined; work = due.pop()) await work();
  }, 60_000);
}
