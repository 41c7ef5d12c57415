import { citePart } from '../answer/citation.js';
import { splitSentences } from '../corpus/sentences.js';
import { DocumentsById } from '../documents-by-id.js';
import type { QuoteChecker } from '../quotes/quote-checker.js';
import { quotations } from '../quotes/quotations.js';
import { betweenSteps } from '../stages.js';
import type {
  Abortable,
  Citation,
  ClaimCheck,
  ClaimPart,
  ClaimRequest,
  CorpusDocument,
  Mismatch,
  QuoteCheck,
  Verdict,
} from '../types.js';
import { COMPARED, EvidenceFinder, type ComparedSentence, type EvidenceFinderFields } from './evidence-finder.js';
import { asWritten } from './phrasal-verbs.js';
import { plainClaim } from './plain-claim.js';
import { decide, nearness, saysIt, verdictProbabilities, type VerdictWeights } from './verdict.js';

const MOST_CITATIONS = 3;
/** A sentence is cited where by itself it would decide alike with at least this part of the probability that the strongest has. */
const PART_OF_STRONGEST = 0.5;
/** Of a claim of more sentences only these are read: reading takes most of the time. The others are judged by their words. */
const MOST_READ = 12;
const WORST_FIRST: readonly Verdict[] = ['contradicted', 'not_found', 'supported'];

export interface ClaimCheckerFields extends EvidenceFinderFields {
  readonly weights: VerdictWeights;
  readonly quoteChecker: QuoteChecker;
}

interface JudgeOptions extends Abortable, Pick<ClaimRequest, 'documents'> {
  readonly reads: boolean;
}

/** A sentence with the probability of a verdict by it alone. */
interface WeighedSentence extends ComparedSentence {
  readonly strength: number;
}

function worstFirst(parts: readonly ClaimPart[]): ClaimPart[] {
  return [...parts].sort((a, b) => WORST_FIRST.indexOf(a.verdict) - WORST_FIRST.indexOf(b.verdict));
}

/** Those of which something is so; all where it is so of none. */
function preferring<T>(items: readonly T[], isSo: (item: T) => boolean): readonly T[] {
  const preferred = items.filter(isSo);
  return preferred.length > 0 ? preferred : items;
}

/** What a sentence has otherwise than a claim that it contradicts. */
function differencesOf(evidence: WeighedSentence | undefined): readonly Mismatch[] {
  if (evidence === undefined) return [];
  const { mismatches, others } = evidence.comparison;
  return mismatches.length > 0 ? mismatches : others;
}

/** Tells what the documents say of a claim: evidence found and differences shown, not truth. */
export class ClaimChecker {
  readonly documents: readonly CorpusDocument[];
  readonly byId: DocumentsById;
  readonly #finder: EvidenceFinder;
  readonly #fields: Pick<ClaimCheckerFields, 'weights' | 'quoteChecker'>;

  constructor({ weights, quoteChecker, ...finding }: ClaimCheckerFields) {
    this.#fields = { weights, quoteChecker };
    this.#finder = new EvidenceFinder(finding);
    this.documents = finding.index.documents;
    this.byId = new DocumentsById(this.documents);
  }

  /**
   * Judges a claim sentence by sentence; the worst verdict is the claim's.
   * @throws UnknownDocumentError where the request names a document to look in that isn't there.
   */
  async check({ claim, citation, documents }: ClaimRequest, { signal }: Abortable = {}): Promise<ClaimCheck> {
    this.byId.assertKnown(documents ?? []);
    const parts: ClaimPart[] = [];
    let supportsAll = true;
    for (const [i, { start, end }] of splitSentences(claim, 'en').entries()) {
      const sentence = claim.slice(start, end);
      const options = { signal, reads: i < MOST_READ, documents };
      const plain = plainClaim(sentence);
      const { mismatches, ...judged } = await this.#judge(plain, options);
      const written = mismatches.map((mismatch) => ({ ...mismatch, claim: asWritten(mismatch.claim, sentence) }));
      parts.push({ claim: sentence, ...judged, mismatches: written });
      if (citation !== undefined) supportsAll &&= await this.#isSupportedAt(plain, citation, options);
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
      quotes: await this.#checkQuotes(claim, { signal, documents }),
      parts: sorted,
    };
  }

  async #judge(claim: string, options: JudgeOptions): Promise<Omit<ClaimPart, 'claim'>> {
    const sentences = await this.#finder.find(claim, options);
    const { verdict, confidence } = decide(sentences, this.#fields.weights);
    const evidence = verdict === 'not_found' ? [] : this.#evidenceFor(verdict, sentences);
    return {
      verdict,
      confidence,
      citations: evidence.map((sentence) => this.#cite(sentence)),
      mismatches: verdict === 'contradicted' ? differencesOf(evidence[0]) : [],
    };
  }

  /**
   * The sentences that speak for a verdict: first what says the claim in so many words, then what comes nearest to it, in the
   * order in which they were found. What speaks of something else contradicts nothing where another sentence does.
   */
  #evidenceFor(verdict: Verdict, sentences: readonly ComparedSentence[]): WeighedSentence[] {
    const judged = sentences.map((sentence) => ({
      ...sentence,
      strength: verdictProbabilities([sentence], this.#fields.weights)[verdict],
      says: verdict === 'supported' && saysIt(sentence),
    }));
    const isAnyRead = sentences.some(({ reading }) => reading !== null);
    const told = preferring(
      judged.filter(({ reading, says }) => says || reading !== null || !isAnyRead),
      ({ comparison }) => verdict !== 'contradicted' || !comparison.isOfAnother,
    );
    const strongest = Math.max(...told.map(({ strength }) => strength));
    return told
      .filter(({ strength, says }) => says || strength >= PART_OF_STRONGEST * strongest)
      .sort((a, b) => Number(b.says) - Number(a.says) || nearness(b) - nearness(a))
      .slice(0, MOST_CITATIONS);
  }

  /** Whether the paragraph of that number of a document supports a claim; where the citation names none, of any by itself. */
  async #isSupportedAt(
    claim: string,
    { document: id, paragraph }: NonNullable<ClaimRequest['citation']>,
    options: JudgeOptions,
  ): Promise<boolean> {
    const named = id === undefined ? options.documents : [id];
    const documents = this.documents.filter((document) => named?.includes(document.id) ?? true);
    const places = documents.flatMap(({ id: document, paragraphs }) =>
      (paragraphs[paragraph - 1]?.sentences ?? []).map((span) => ({ document, paragraph, ...span })),
    );
    // As where evidence is found: only what comes nearest by its words is read.
    const compared = await this.#finder.compare(claim, places, options);
    const nearest = compared.sort((a, b) => nearness(b) - nearness(a)).slice(0, COMPARED);
    const sentences = options.reads ? await this.#finder.readAround(claim, nearest) : nearest;
    const cited = new Set(sentences.map(({ place }) => place.document));
    return [...cited].some((document) => {
      const own = sentences.filter(({ place }) => place.document === document);
      return decide(own, this.#fields.weights).verdict === 'supported';
    });
  }

  async #checkQuotes(
    claim: string,
    { signal, documents: within }: Pick<JudgeOptions, 'signal' | 'documents'>,
  ): Promise<QuoteCheck[]> {
    const checks: QuoteCheck[] = [];
    for (const { text } of quotations(claim)) {
      await betweenSteps(signal);
      checks.push(this.#fields.quoteChecker.check(text, { within }));
    }
    return checks;
  }

  #cite({ place, comparison, strength: score }: WeighedSentence): Citation {
    // Several words may be one as it is written: day, month and year of 2018-03-05.
    const distinct = comparison.aligned.filter(({ start }, i, words) => start !== words[i - 1]?.start);
    const highlights = distinct.map(({ start, end }) => ({ start: place.start + start, end: place.start + end }));
    return citePart(this.byId.get(place.document), place, { highlights, score });
  }
}
