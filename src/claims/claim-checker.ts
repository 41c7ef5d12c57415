import { citePart } from '../answer/citation.js';
import { splitSentences } from '../corpus/sentences.js';
import type { QuoteChecker } from '../quotes/quote-checker.js';
import { quotations } from '../quotes/quotations.js';
import type { Reader } from '../reading/reading.js';
import { HybridRetriever } from '../retrieval/hybrid-retriever.js';
import type { RankingWeights } from '../retrieval/fusion.js';
import type {
  Abortable,
  Citation,
  ClaimCheck,
  ClaimPart,
  ClaimRequest,
  CorpusDocument,
  Place,
  Verdict,
} from '../types.js';
import type { SearchIndex } from '../vector-index/search-index.js';
import type { Lexicon } from '../vocabulary/lexicon.js';
import { analyse, type Word } from './analysis.js';
import { compare, type Comparison } from './comparison.js';
import { namesOf, type DocumentNames } from './surroundings.js';
import { judgeSentence, verdictOf, type SentenceJudgement, type VerdictWeights } from './verdict.js';

/** How many sentences a claim is compared with. */
const COMPARED = 12;
/** How many passages each kind of search puts forward, to choose those from. */
const CANDIDATES = 16;
const MOST_CITATIONS = 3;
/** Analysed sentences that are kept for the next claim. */
const KEPT = 20_000;
/** Reading tells which sentence answers a question: a claim asks none, and comparing is quicker. */
const NO_READER: Reader = { read: () => Promise.resolve([]) };
const WORST_FIRST: readonly Verdict[] = ['contradicted', 'not_found', 'supported'];

export interface ClaimCheckerFields {
  readonly index: SearchIndex;
  readonly ranking: RankingWeights;
  readonly weights: VerdictWeights;
  readonly lexicon: Lexicon;
  readonly quoteChecker: QuoteChecker;
}

/** A sentence with what it says of a claim. */
interface Judged extends SentenceJudgement {
  readonly place: Place;
  readonly comparison: Comparison;
}

function worstFirst(parts: readonly ClaimPart[]): ClaimPart[] {
  return [...parts].sort((a, b) => WORST_FIRST.indexOf(a.verdict) - WORST_FIRST.indexOf(b.verdict));
}

/** Tells what the documents say of a claim: evidence found and differences shown, not truth. */
export class ClaimChecker {
  readonly documents: readonly CorpusDocument[];
  readonly #byId: ReadonlyMap<string, CorpusDocument>;
  readonly #names = new Map<string, DocumentNames>();
  readonly #analysed = new Map<string, Word[]>();
  readonly #retriever: HybridRetriever;
  readonly #fields: ClaimCheckerFields;

  constructor(fields: ClaimCheckerFields) {
    const { index, ranking } = fields;
    this.#fields = fields;
    this.documents = index.documents;
    this.#byId = new Map(index.documents.map((document) => [document.id, document]));
    this.#retriever = new HybridRetriever({ index, weights: ranking, reader: NO_READER, candidates: CANDIDATES });
  }

  /** Judges a claim sentence by sentence; the worst verdict is the claim's. */
  async check({ claim, citation }: ClaimRequest, { signal }: Abortable = {}): Promise<ClaimCheck> {
    const parts: ClaimPart[] = [];
    let supportsAll = true;
    for (const { start, end } of splitSentences(claim, 'en')) {
      const sentence = claim.slice(start, end);
      parts.push(await this.#judge(sentence, signal));
      if (citation !== undefined) supportsAll &&= this.#isSupportedAt(sentence, citation);
    }
    const sorted = worstFirst(parts);
    const [worst = { claim, verdict: 'not_found' as const, confidence: 1, citations: [], mismatches: [] }] = sorted;
    const { verdict, confidence, citations, mismatches } = worst;
    return {
      verdict,
      confidence,
      citations,
      mismatches,
      ...(citation !== undefined && { cited: { paragraph: citation.paragraph, supports: supportsAll } }),
      quotes: quotations(claim).map(({ text }) => this.#fields.quoteChecker.check(text)),
      parts: sorted,
    };
  }

  async #judge(claim: string, signal: AbortSignal | undefined): Promise<ClaimPart> {
    const found = await this.#retriever.retrieve(claim, { k: COMPARED, signal });
    const judged = found.map(({ metadata }) => this.#judgeAt(claim, metadata));
    const bySupport = [...judged].sort((a, b) => b.support - a.support);
    const byContradiction = [...judged].sort((a, b) => b.contradiction - a.contradiction);
    const best = { support: bySupport[0]?.support ?? 0, contradiction: byContradiction[0]?.contradiction ?? 0 };
    const { verdict, confidence } = verdictOf(best, this.#fields.weights);
    if (verdict === 'not_found') return { claim, verdict, confidence, citations: [], mismatches: [] };
    const isEvidence = (judgement: SentenceJudgement): boolean =>
      verdictOf(judgement, this.#fields.weights).verdict === verdict;
    // What differs in least from the claim is what the claim speaks of.
    const byDifferences = (a: Judged, b: Judged): number =>
      a.comparison.mismatches.length - b.comparison.mismatches.length;
    const evidence = (verdict === 'supported' ? bySupport : byContradiction)
      .filter(isEvidence)
      .sort(byDifferences)
      .slice(0, MOST_CITATIONS);
    return {
      claim,
      verdict,
      confidence,
      citations: evidence.map((sentence) => this.#cite(sentence, verdict)),
      mismatches: verdict === 'contradicted' ? (evidence[0]?.comparison.mismatches ?? []) : [],
    };
  }

  #isSupportedAt(claim: string, { document: id, paragraph: number }: NonNullable<ClaimRequest['citation']>): boolean {
    const documents = id === undefined ? this.documents : this.documents.filter((document) => document.id === id);
    return documents.some((document) => {
      const paragraph = document.paragraphs[number - 1];
      return (paragraph?.sentences ?? []).some((span) => {
        const judgement = this.#judgeAt(claim, { document: document.id, paragraph: number, ...span });
        return verdictOf(judgement, this.#fields.weights).verdict === 'supported';
      });
    });
  }

  #judgeAt(claim: string, { document: id, paragraph, start, end }: Place): Judged {
    const { lexicon, weights } = this.#fields;
    const names = this.#namesIn(id);
    const place = { document: id, paragraph, start, end };
    const comparison = compare(
      this.#analyse(`${id}\n${claim}`, claim, names),
      this.#analyse(`${id}#${String(paragraph)}:${String(start)}`, this.#textAt(place), names),
      lexicon,
      names,
    );
    return { place, comparison, ...judgeSentence(comparison, weights) };
  }

  #analyse(key: string, text: string, { aliases }: DocumentNames): Word[] {
    let words = this.#analysed.get(key);
    if (words === undefined) {
      words = analyse(text, this.#fields.lexicon, aliases);
      if (this.#analysed.size >= KEPT) this.#analysed.clear();
      this.#analysed.set(key, words);
    }
    return words;
  }

  #namesIn(id: string): DocumentNames {
    let names = this.#names.get(id);
    if (names === undefined) {
      names = namesOf(this.#document(id), this.#fields.lexicon);
      this.#names.set(id, names);
    }
    return names;
  }

  #cite({ place, comparison, support, contradiction }: Judged, verdict: Verdict): Citation {
    const highlights = comparison.aligned.map(({ start, end }) => ({
      start: place.start + start,
      end: place.start + end,
    }));
    const score = verdict === 'supported' ? support : contradiction;
    return citePart(this.#document(place.document), place, { highlights, score });
  }

  #textAt({ document, paragraph, start, end }: Place): string {
    return this.#document(document).paragraphs[paragraph - 1]?.text.slice(start, end) ?? '';
  }

  /** @throws RangeError where the index speaks of a document that it doesn't hold. */
  #document(id: string): CorpusDocument {
    const document = this.#byId.get(id);
    if (document === undefined) throw new RangeError(`No document has the id ${id}`);
    return document;
  }
}
