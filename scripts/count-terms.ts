import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { runCommand } from '../src/cli/run.js';
import { FEWEST_HOLDERS, generalEnglishFile, type TermCounts } from '../src/vocabulary/general-english.js';
import { terms } from '../src/vocabulary/terms.js';
import { onlyArgument } from './only-argument.js';

const USAGE = `Usage: npm run count-terms -- ARTICLES

ARTICLES  the file that scripts/train/gather_text.py writes; models/general-english.json is made of it`;

/** Every so many articles are counted: enough for the frequent terms, which alone are listed. */
const STRIDE = 4;

const articleSchema = z.object({ sections: z.array(z.object({ paragraphs: z.array(z.string()) })) });

async function countTerms(file: string): Promise<TermCounts> {
  const holders = new Map<string, number>();
  let paragraphs = 0;
  let articles = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    articles += 1;
    if (articles % STRIDE !== 0) continue;
    for (const paragraph of articleSchema.parse(JSON.parse(line)).sections.flatMap((section) => section.paragraphs)) {
      paragraphs += 1;
      for (const term of new Set(terms(paragraph))) holders.set(term, (holders.get(term) ?? 0) + 1);
    }
  }
  const listed = [...holders].filter(([, count]) => count >= FEWEST_HOLDERS).sort(([, a], [, b]) => b - a);
  return { paragraphs, holders: Object.fromEntries(listed) };
}

await runCommand(async () => {
  const file = onlyArgument(process.argv.slice(2), USAGE);
  const counts = await countTerms(file);
  const path = generalEnglishFile();
  await writeFile(path, `${JSON.stringify(counts)}\n`);
  console.log(
    `Wrote ${path}: ${String(Object.keys(counts.holders).length)} terms of ${String(counts.paragraphs)} paragraphs`,
  );
});
