import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { answerSchema, documentsSchema } from '../set-up/http.js';
import { newFolder } from '../set-up/folders.js';
import { runInProcess, type ProgramRun } from '../set-up/program.js';

const ORCHARD = `# The orchard

Apples are picked in September by Anna Keller. Pears ripen in October near Graz.

The harvest is sold at the market in Vienna, and cider is pressed in the old mill.
`;

let environment: Record<string, string>;

beforeAll(async () => {
  environment = { CORPUS_DIR: await newFolder({ 'orchard.md': ORCHARD }), INDEX_DIR: await newFolder() };
});

function run(args: readonly string[], input = ''): Promise<ProgramRun> {
  return runInProcess(args, { environment, input });
}

describe('ask', () => {
  test('prints the quote and where it stands, and ends with 0', async () => {
    const { status, printed } = await run(['ask', 'When are apples picked?']);
    expect(printed).toBe('  Apples are picked in September by Anna Keller.\n  — The orchard [orchard ¶1]\n');
    expect(status).toBe(0);
  });

  test('says that the documents do not, and ends with 1', async () => {
    const { status, printed } = await run(['ask', 'How', 'tall', 'is', 'the', 'Eiffel', 'Tower?']);
    expect(printed).toContain('The documents do not say.');
    expect(status).toBe(1);
  });

  test('reads the question from standard input and prints what the API responds', async () => {
    const { printed } = await run(['ask', '--json', '--limit', '1', '-'], 'Where is cider pressed?\n');
    expect(answerSchema.parse(JSON.parse(printed))).toMatchObject({
      status: 'answered',
      question: 'Where is cider pressed?',
      citations: [{ document: { id: 'orchard' }, paragraph: 2 }],
    });
  });

  test('without a question holds a conversation, in which each question may lean on those before it', async () => {
    const { status, printed } = await run(['ask', '--json'], 'When are apples picked?\n\nAnd pears?\n');
    const answers = printed
      .trim()
      .split('\n')
      .map((line) => answerSchema.parse(JSON.parse(line)));
    expect(answers.map(({ question }) => question)).toEqual(['When are apples picked?', 'And pears?']);
    expect(answers[1]?.standaloneQuestion).toMatch(/pears/);
    expect(answers[1]?.standaloneQuestion).not.toBe('And pears?');
    expect(status).toBe(0);
  });

  test('a question that can not be taken ends no conversation', async () => {
    const { printed, told } = await run(['ask', '--json'], `${'why '.repeat(600)}\nWhen are apples picked?\n`);
    expect(told).toContain('question: must be at most 2000 characters');
    expect(printed.trim().split('\n')).toHaveLength(1);
  });
});

describe('check and quote', () => {
  test('tell a claim that is borne out with 0, one that is contradicted with what differs and 1', async () => {
    expect((await run(['check', 'Apples are picked in September.'])).status).toBe(0);
    const { status, printed } = await run(['check', '--paragraph', '1', 'Apples are picked in March.']);
    expect(printed).toContain('the claim has “March”, the document “September”');
    expect(printed).toContain('Paragraph 1 does not bear it out.');
    expect(status).toBe(1);
  });

  test('tell words of the document with 0, altered ones with the difference and 1', async () => {
    expect((await run(['quote', 'pressed in the old mill'])).status).toBe(0);
    const { status, printed } = await run(['quote', 'pressed in the new mill']);
    expect(printed).toContain('pressed in the [-old-]{+new+} mill');
    expect(status).toBe(1);
  });

  test('print what the API responds', async () => {
    const quote = await run(['quote', '--json', '--paragraph', '1', 'pressed in the old mill']);
    expect(JSON.parse(quote.printed)).toMatchObject({ status: 'verbatim', misattributed: true });
    const claim = await run(['check', '--json', '-'], 'Apples are picked in March.');
    expect(JSON.parse(claim.printed)).toMatchObject({ verdict: 'contradicted', mismatches: [{ kind: 'date' }] });
  });
});

describe('documents and build', () => {
  test('list what there is, and bring its index up to date', async () => {
    expect((await run(['documents'])).printed).toMatch(/^orchard: The orchard, 2 paragraphs\n/);
    const { documents } = documentsSchema.parse(JSON.parse((await run(['documents', '--json'])).printed));
    expect(documents).toMatchObject([{ id: 'orchard', paragraphs: 2 }]);
    expect((await run(['build'])).printed).toMatch(/^Up to date: .* with 1 document and \d+ passages?/);
  });
});

describe('wrong usage ends with 2 and tells what to do', () => {
  test.each([
    [['ask', '--limit', 'many', 'Why?'], /^limit: /],
    [['ask', '--document', 'nothing', 'Why?'], /No document has the id "nothing"/],
    [['ask', '-'], /^question: must not be empty/],
    [['check', '--paragraph', '9', 'Apples are red.'], /no paragraph 9: they go up to 2/],
    [['quote', '--document', 'nothing', 'Apples'], /No document has the id "nothing"/],
    [['quote'], /missing required argument/],
    [['ask', '--jsno', 'Why?'], /Did you mean --json/],
    [['aks'], /Did you mean ask/],
    [[], /Usage: statement-qa/],
  ])('%j', async (args, told) => {
    const outcome = await run(args);
    expect(outcome.told).toMatch(told);
    expect(outcome.status).toBe(2);
  });

  test('a corpus that is not there is told', async () => {
    const missing = join(await newFolder(), 'missing');
    const outcome = await runInProcess(['ask', 'Why?'], { environment: { ...environment, CORPUS_DIR: missing } });
    expect(outcome).toMatchObject({ status: 2, told: expect.stringContaining("can't be listed") as string });
  });
});

describe('help', () => {
  test.each(['ask', 'check', 'quote', 'lint', 'documents', 'build', 'serve', 'mcp'])(
    'of %s has examples, and defaults that a person can read',
    async (command) => {
      const { status, printed } = await run([command, '--help']);
      expect(printed).toMatch(new RegExp(`Examples:\\n(?:.*\\n)?.*statement-qa ${command}`));
      expect(printed).not.toMatch(/default: \[/);
      expect(status).toBe(0);
    },
  );
});

describe('a shell', () => {
  test('is told the commands, and the options of one', async () => {
    expect((await run(['complete', '--', ''])).printed).toMatch(/^ask\t/m);
    expect((await run(['complete', '--', 'quote', '--'])).printed).toMatch(/^--paragraph\t/m);
  });

  test('completes with what it is told: bash takes the script', async () => {
    const { printed } = await run(['complete', 'bash']);
    const bash = spawnSync('bash', ['-c', `${printed}\ncomplete -p statement-qa`], { encoding: 'utf8' });
    expect(bash).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('statement-qa') as string });
  });
});
