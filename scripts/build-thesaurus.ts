import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../src/cli/run.js';
import { packageRoot } from '../src/package-root.js';
import { isFunctionWord, stemOf } from '../src/vocabulary/terms.js';
import { thesaurusFile, type ThesaurusFile } from '../src/vocabulary/thesaurus.js';

/** A line each: word | words that mean the same | words that come near | opposites, which are not taken. */
const ENTRIES = join(packageRoot(), 'scripts', 'thesaurus', 'entries.txt');
/** "at risk" and "to court" are known by their last word, which "turn down" is not. */
const PREPOSITIONAL = /(?:^| )(?:a|an|the|to|of|on|in|at|by|for|under|out of) \p{L}+$/u;

type Relation = Map<string, Set<string>>;

/** The stem that a word or phrase is known by; null where it has none, or several. */
function stemOfEntry(entry: string): string | null {
  const words = entry.split(/[\s-]+/).filter((word) => word !== '');
  const [first, ...others] = words.filter((word) => !isFunctionWord(word));
  if (first === undefined) return null;
  if (words.length === 1) return stemOf(first);
  const last = words.at(-1) ?? '';
  return (others.length === 0 || words.length <= 3) && PREPOSITIONAL.test(entry) ? stemOf(last) : null;
}

function relate(relation: Relation, one: string, other: string): void {
  if (one === other) return;
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const known = relation.get(from);
    if (known === undefined) relation.set(from, new Set([to]));
    else known.add(to);
  }
}

function toRecord(relation: Relation, except?: Relation): Record<string, string> {
  return Object.fromEntries(
    [...relation]
      .map(([stem, others]): [string, string] => {
        const kept = [...others].filter((other) => except?.get(stem)?.has(other) !== true);
        return [stem, kept.sort().join(' ')];
      })
      .filter(([, others]) => others !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function read(lines: readonly string[]): ThesaurusFile {
  const same: Relation = new Map();
  const near: Relation = new Map();
  for (const line of lines) {
    const [head = '', ...fields] = line.split('|').map((field) => field.trim());
    const stem = stemOfEntry(head);
    if (stem === null) continue;
    for (const [i, relation] of [same, near].entries()) {
      for (const other of (fields[i] ?? '').split(',').map((word) => stemOfEntry(word.trim()))) {
        if (other !== null) relate(relation, stem, other);
      }
    }
  }
  return { same: toRecord(same), near: toRecord(near, same) };
}

await runCommand(async () => {
  const lines = (await readFile(ENTRIES, 'utf8')).split('\n').filter((line) => line !== '');
  const thesaurus = read(lines);
  await writeFile(thesaurusFile(), `${JSON.stringify(thesaurus)}\n`);
  const words = new Set(Object.values(thesaurus).flatMap((relation) => Object.keys(relation)));
  process.stdout.write(`${String(lines.length)} entries, ${String(words.size)} words, in ${thesaurusFile()}\n`);
});
