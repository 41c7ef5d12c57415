import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../src/cli/run.js';
import { packageRoot } from '../src/package-root.js';
import { isFunctionWord, stemOf } from '../src/vocabulary/terms.js';
import { thesaurusFile, type ThesaurusFile } from '../src/vocabulary/thesaurus.js';
import { Relation } from './relation.js';

/** A line each: word | words that mean the same | words that come near | opposites, which are not taken. */
const ENTRIES = join(packageRoot(), 'scripts', 'thesaurus', 'entries.txt');
/** "at risk" and "to court" are known by their last word, which "turn down" is not. */
const PREPOSITIONAL = /(?:^| )(?:a|an|the|to|of|on|in|at|by|for|under) \p{L}+$/u;

/** The stem that a word or a short phrase is known by; null where none stands for it. */
function stemOfEntry(entry: string): string | null {
  const words = entry.split(/[\s-]+/).filter((word) => word !== '');
  const telling = words.filter((word) => !isFunctionWord(word)).length;
  const isShort = telling === 1 || (telling > 1 && words.length <= 3);
  const last = words.at(-1);
  return last !== undefined && isShort && (words.length === 1 || PREPOSITIONAL.test(entry)) ? stemOf(last) : null;
}

function read(lines: readonly string[]): ThesaurusFile {
  const [same, near] = [new Relation(), new Relation()];
  for (const line of lines) {
    const [head = '', ...fields] = line.split('|').map((field) => field.trim());
    const stem = stemOfEntry(head);
    if (stem === null) continue;
    for (const [i, relation] of [same, near].entries()) {
      for (const other of (fields[i] ?? '').split(',').map((word) => stemOfEntry(word.trim()))) {
        if (other === null) continue;
        relation.add(stem, other);
        relation.add(other, stem);
      }
    }
  }
  return { same: same.toJSON(), near: near.without(same).toJSON() };
}

await runCommand(async () => {
  const lines = (await readFile(ENTRIES, 'utf8')).split('\n').filter((line) => line !== '');
  const thesaurus = read(lines);
  await writeFile(thesaurusFile(), `${JSON.stringify(thesaurus)}\n`);
  const words = new Set(Object.values(thesaurus).flatMap((relation) => Object.keys(relation)));
  process.stdout.write(`${String(lines.length)} entries, ${String(words.size)} words, in ${thesaurusFile()}\n`);
});
