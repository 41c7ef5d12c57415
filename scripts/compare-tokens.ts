import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { modelsFolder } from '../src/package-root.js';
import { runCommand } from '../src/cli/run.js';
import { LocalModel } from '../src/models/local-model.js';
import { WordPieceTokenizer } from '../src/reading/word-pieces.js';
import { readSettings } from '../src/settings.js';
import { onlyArgument } from './only-argument.js';

const USAGE = `Usage: npm run compare-tokens -- FILE

FILE  JSON lines of { "text", "ids" }: texts and the word pieces that the Python tokenizer makes of them, as
      scripts/train/dump_tokens.py writes it. Texts that the product cuts otherwise are listed.`;

const lineSchema = z.object({ text: z.string(), ids: z.array(z.int()) });

await runCommand(async () => {
  const file = onlyArgument(process.argv.slice(2), USAGE);
  const { readerModel } = readSettings(process.env);
  const { tokenizer } = await LocalModel.open({ model: readerModel, modelsFolder: modelsFolder() });
  const pieces = new WordPieceTokenizer(tokenizer);
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  let different = 0;
  for (const line of lines) {
    const { text, ids } = lineSchema.parse(JSON.parse(line));
    if (JSON.stringify(pieces.encode(text).ids) === JSON.stringify(ids)) continue;
    different += 1;
    console.log(text);
  }
  console.log(`${String(different)} of ${String(lines.length)} texts differ`);
  process.exitCode = different === 0 ? 0 : 1;
});
