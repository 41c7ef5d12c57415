/**
 * Composes the statement's retriever and answerer with LCEL: the answer in the statement's own words, and beside it the
 * messages that would ask a chat model of your choice to write from the same evidence (`prompt.pipe(model)`).
 *
 * Run it with: npm run build && node dist/examples/lcel.js "Where will the next dialogue be held?"
 */
import type { Document } from '@langchain/core/documents';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { RunnableLambda, RunnableMap, RunnablePassthrough } from '@langchain/core/runnables';
import { openStatement, StatementAnswerer, StatementRetriever, type StatementMetadata } from 'statement-qa';

const [question = 'Where will the next dialogue be held?'] = process.argv.slice(2);
const statement = await openStatement({ indexFolder: process.env['INDEX_DIR'] });

const numbered = RunnableLambda.from((found: Document<StatementMetadata>[]) =>
  found.map(({ pageContent, metadata }) => `[¶${String(metadata.paragraph)}] ${pageContent}`).join('\n'),
);
const prompt = ChatPromptTemplate.fromMessages<{ question: string; evidence: string }>([
  ['system', 'Quote only these sentences and name their paragraphs:\n{evidence}'],
  ['human', '{question}'],
]);
const chain = RunnableMap.from({
  answer: new StatementAnswerer(statement),
  messages: RunnableMap.from({
    question: new RunnablePassthrough<string>(),
    evidence: new StatementRetriever({ ...statement, k: 3 }).pipe(numbered),
  }).pipe(prompt),
});

const { answer, messages } = await chain.invoke(question);
console.log(answer.status === 'answered' ? answer.answer.text : 'It does not say.');
for (const { paragraph, quote } of answer.citations) console.log(`[¶${String(paragraph)}] ${quote}`);
console.log(`\n${messages.toString()}`);
