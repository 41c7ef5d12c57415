import { BaseCallbackHandler } from '@langchain/core/callbacks/base';
import { RunnableLambda } from '@langchain/core/runnables';
import type { ToolMessage } from '@langchain/core/messages';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { newFolder } from '../set-up/folders.js';
import {
  openStatement,
  RequestError,
  StatementAnswerer,
  StatementRetriever,
  statementTools,
  type Answer,
  type Assembly,
  type ClaimCheck,
  type QuoteCheck,
} from '../../src/index.js';

// LangChain's own standard tests, `@langchain/standard-tests`, are not in the npm registry: what follows stands for them.
const QUESTION = 'Where will the next dialogue be held?';
let statement: Assembly;

class RecordingHandler extends BaseCallbackHandler {
  override name = 'recording';
  readonly told: string[] = [];

  override handleRetrieverStart(): void {
    this.told.push('start');
  }

  override handleRetrieverEnd(documents: readonly unknown[]): void {
    this.told.push(`end ${String(documents.length)}`);
  }
}

beforeAll(async () => {
  const corpusFolder = await newFolder({
    'dialogue.md':
      'The third dialogue took place in Tokyo.\n\nThe fourth dialogue will be held in Brussels. The two sides met often.',
    'harvest.md': 'Apples are picked in September.\n\nPears ripen in October.',
  });
  statement = await openStatement({ corpusFolder, indexFolder: await newFolder() });
}, 120_000);

describe('the retriever', () => {
  test('gives whole sentences, best first, with all that a citation needs', async () => {
    const found = await new StatementRetriever({ ...statement, k: 3 }).invoke(QUESTION);
    expect(found).toHaveLength(3);
    expect(found[0]?.pageContent).toBe('The fourth dialogue will be held in Brussels.');
    for (const { pageContent, metadata } of found) {
      const { document, paragraph, start, end, sha256, url, similarity } = metadata;
      const source = statement.index.documents.find(({ id }) => id === document);
      const text = source?.paragraphs[paragraph - 1]?.text ?? '';
      expect(text.slice(start, end)).toBe(pageContent);
      expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
      expect(url).toMatch(new RegExp(`^/documents/${document}#p${String(paragraph)}`));
      expect(similarity).toBeGreaterThanOrEqual(0);
      expect(similarity).toBeLessThanOrEqual(1);
    }
    const similarities = found.map(({ metadata }) => metadata.similarity);
    expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
  });

  test('looks only in the documents named', async () => {
    const retriever = new StatementRetriever({ ...statement, documents: ['harvest'] });
    const found = await retriever.invoke(QUESTION);
    expect(new Set(found.map(({ metadata }) => metadata.document))).toEqual(new Set(['harvest']));
  });

  test('tells callbacks of its run, as LangChain’s tracing expects', async () => {
    const handler = new RecordingHandler();
    await new StatementRetriever({ ...statement, k: 1 }).invoke(QUESTION, { callbacks: [handler] });
    expect(handler.told).toEqual(['start', 'end 1']);
  });
});

describe('the runnable', () => {
  test('answers a question, several at once, and one with its conversation', async () => {
    const answerer = new StatementAnswerer(statement);
    expect(await answerer.invoke(QUESTION)).toMatchObject({ status: 'answered', answer: { text: 'Brussels' } });
    const [picked, unknown] = await answerer.batch(['When are apples picked?', 'lkjsdf oiuwer']);
    expect(picked).toMatchObject({ citations: [{ document: { id: 'harvest' }, paragraph: 1 }] });
    expect(unknown?.status).toBe('no_answer');
    const asked = { question: 'And pears?', history: [{ question: 'When do apples ripen?' }], documents: ['harvest'] };
    expect((await answerer.invoke(asked)).standaloneQuestion).toContain('pears');
  });

  test('can be piped and streamed', async () => {
    const status = new StatementAnswerer(statement).pipe(RunnableLambda.from((answer: Answer) => answer.status));
    expect(await status.invoke(QUESTION)).toBe('answered');
    const streamed: Answer[] = [];
    for await (const answer of await new StatementAnswerer(statement).stream(QUESTION)) streamed.push(answer);
    expect(streamed.map(({ standaloneQuestion }) => standaloneQuestion)).toEqual([QUESTION]);
  });

  test('refuses what is no question, and documents that are not there', async () => {
    const answerer = new StatementAnswerer(statement);
    await expect(answerer.invoke(' ')).rejects.toThrow(RequestError);
    await expect(answerer.invoke(' ')).rejects.toThrow('question: must not be empty');
    await expect(answerer.invoke({ question: QUESTION, documents: ['nope'] })).rejects.toThrow('"nope"');
  });
});

describe('the tools', () => {
  async function call<T>(name: string, args: Record<string, unknown>): Promise<T> {
    const tool = statementTools(statement).find((candidate) => candidate.name === name);
    const message = (await tool?.invoke({ type: 'tool_call', id: '1', name, args })) as ToolMessage;
    expect(JSON.parse(message.text)).toEqual(JSON.parse(JSON.stringify(message.artifact)));
    return message.artifact as T;
  }

  test('ask, check and verify, with the whole result as artifact', async () => {
    expect((await call<Answer>('ask_statement', { question: QUESTION })).answer?.text).toBe('Brussels');
    const claim = await call<ClaimCheck>('check_claim', { claim: 'The fourth dialogue will be held in Paris.' });
    expect(claim).toMatchObject({ verdict: 'contradicted', mismatches: [{ claim: 'Paris', document: 'Brussels' }] });
    const quote = await call<QuoteCheck>('check_quote', { quote: 'Pears ripen in October' });
    expect(quote).toMatchObject({ status: 'verbatim', citation: { document: { id: 'harvest' }, paragraph: 2 } });
  });

  test.each([
    ['ask_statement', { question: QUESTION, limit: 11 }, /schema/],
    ['ask_statement', { question: QUESTION, documents: ['nope'] }, /"nope"/],
    ['check_claim', { claim: 'Pears ripen.', citation: { paragraph: 9 } }, /no paragraph 9/],
    ['check_quote', {}, /schema/],
  ])('%s refuses %j and tells why', async (name, args, reason) => {
    await expect(call(name, args)).rejects.toThrow(reason);
  });
});
