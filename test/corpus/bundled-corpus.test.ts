import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseCorpus, readCorpusFiles } from '../../src/corpus/read-corpus.js';
import { packageRoot } from '../../src/package-root.js';
import type { CorpusDocument } from '../../src/types.js';
import { sentenceTexts } from '../set-up/parsing.js';

const folder = join(packageRoot(), 'corpus');

describe('the Joint Elements of 5 March 2018', () => {
  let document: CorpusDocument | undefined;

  beforeAll(async () => {
    document = (await parseCorpus(await readCorpusFiles(folder))).find(({ id }) => id === 'joint-elements-2018');
  });

  test('names itself', () => {
    expect(document).toMatchObject({
      title: '“Joint Elements” from the 3rd Japan-EU Cyber Dialogue – 5 March 2018',
      date: '2018-03-05',
      language: 'en',
    });
    expect(document?.source).toContain('Japan-EU Cyber Dialogue');
  });

  test('has 8 paragraphs, the sixth joined over the page break of the source', () => {
    expect(document?.paragraphs.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(document?.paragraphs[5]?.text).toContain(
      'emphasized the value of the Internet Governance Forum as the venue',
    );
  });

  test('has 22 sentences', () => {
    const sentences = document?.paragraphs.flatMap(sentenceTexts) ?? [];
    expect(sentences).toHaveLength(22);
    expect(sentences[0]).toMatch(/^On the occasion of the third meeting .* fundamental freedoms are respected\.$/);
    expect(sentences.at(-1)).toBe(
      "The fourth Japan-EU Cyber Dialogue is to be convened in approximately one year's time in Brussels.",
    );
  });

  test('has every word of the file in its order, and no other', async () => {
    const file = await readFile(join(folder, 'joint-elements-2018.md'), 'utf8');
    const body = file
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .replace(/^#.*$/m, '')
      .replaceAll('*', '');
    expect(document?.paragraphs.map(({ text }) => text).join(' ')).toBe(body.replace(/\s+/g, ' ').trim());
  });
});
