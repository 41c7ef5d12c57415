import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { basename, extname } from 'node:path';
import type { AnswererFields } from '../../answer/answerer.js';
import { indexDocuments } from '../../vector-index/index-documents.js';
import type { ClaimChecker } from '../../claims/claim-checker.js';
import { QuoteChecker } from '../../quotes/quote-checker.js';
import type { EvaluationCase } from '../cases.js';
import { askSet, type AskedGroup } from './asked-set.js';
import { checkClaims, readClaims } from './claims.js';
import { checkQuotes, readQuotes } from './quotes.js';
import { readConversations, readQuestions } from './questions.js';
import type { SetResult } from './set-result.js';
import { ASKED_FILES, PLAIN_FILES, readSquad, SQUAD_FILES } from './squad.js';

/** What sets are evaluated with. */
export interface EvaluationContext extends Pick<AnswererFields, 'calibration' | 'reader'> {
  /** The indexed corpus: only sets about it ask for it. */
  readonly corpus: () => Promise<AnswererFields['index']>;
  readonly claimChecker: (index: AnswererFields['index'], quoteChecker: QuoteChecker) => Promise<ClaimChecker>;
  readonly embeddings: EmbeddingsInterface;
  readonly dimension: number;
  /** Told in words what is done next. */
  readonly onProgress: (step: string) => void;
}

/** One kind of file that an evaluation folder may hold. */
export interface SetKind {
  /** The name of such files, in words and as a pattern. */
  readonly files: string;
  readonly pattern: RegExp;
  readonly evaluate: (file: string, context: EvaluationContext) => Promise<SetResult>;
}

function nameOf(file: string): string {
  return basename(file, extname(file));
}

/** Questions in a file, asked over the corpus. */
function overCorpus(read: (file: string) => Promise<EvaluationCase[]>): SetKind['evaluate'] {
  return async (file, context) => {
    const cases = await read(file);
    context.onProgress(`${nameOf(file)}: ${String(cases.length)} questions over the corpus`);
    return askSet({ set: nameOf(file), articles: [] }, [{ index: await context.corpus(), cases }], context);
  };
}

/** The questions of each article of a file in SQuAD's format, asked over that article. */
async function overArticles(file: string, context: EvaluationContext): Promise<SetResult> {
  const set = nameOf(file);
  const groups = await readSquad(file);
  const { embeddings, dimension, onProgress } = context;
  const articles = groups.flatMap(({ documents }) => documents.map(({ title }) => title));
  async function* indexed(): AsyncGenerator<AskedGroup> {
    for (const [i, { documents, cases }] of groups.entries()) {
      onProgress(`${set}: article ${String(i + 1)} of ${String(groups.length)}, ${articles[i] ?? ''}`);
      yield { index: await indexDocuments(documents, embeddings, { dimension }), cases };
    }
  }
  return askSet({ set, articles }, indexed(), context);
}

/** Claims in a file, checked against the corpus. */
async function claimsOverCorpus(file: string, { corpus, claimChecker }: EvaluationContext): Promise<SetResult> {
  const claims = await readClaims(file);
  const index = await corpus();
  return checkClaims(claims, await claimChecker(index, new QuoteChecker(index.documents)));
}

/** Quotes in a file, checked against the corpus. */
async function quotesOverCorpus(file: string, { corpus }: EvaluationContext): Promise<SetResult> {
  const quotes = await readQuotes(file);
  const { documents } = await corpus();
  return checkQuotes(quotes, new QuoteChecker(documents));
}

/** Every kind of set, in the order in which they are evaluated and told. */
export const SET_KINDS: readonly SetKind[] = [
  { files: 'questions.jsonl', pattern: /^questions\.jsonl$/, evaluate: overCorpus(readQuestions) },
  { files: 'conversations.jsonl', pattern: /^conversations\.jsonl$/, evaluate: overCorpus(readConversations) },
  { files: 'claims.jsonl', pattern: /^claims\.jsonl$/, evaluate: claimsOverCorpus },
  { files: 'quotes.jsonl', pattern: /^quotes\.jsonl$/, evaluate: quotesOverCorpus },
  { files: 'squad-*.json', pattern: SQUAD_FILES, evaluate: overArticles },
  { files: 'plain-*.json', pattern: PLAIN_FILES, evaluate: overArticles },
  { files: 'asked-*.json', pattern: ASKED_FILES, evaluate: overArticles },
];
