import { DocumentsById } from '../documents-by-id.js';
import { passageAround } from '../passages/passage-around.js';
import type { Reader } from '../reading/reading.js';
import { wordingOf } from '../retrieval/document-wording.js';
import type { RankingWeights } from '../retrieval/fusion.js';
import { HybridRetriever } from '../retrieval/hybrid-retriever.js';
import { memoize } from '../retrieval/memoize.js';
import { betweenSteps } from '../stages.js';
import type { Abortable, Place } from '../types.js';
import type { SearchIndex } from '../vector-index/search-index.js';
import { withPlainDates } from '../vocabulary/dates.js';
import type { Lexicon } from '../vocabulary/lexicon.js';
import { withNumbersAs } from '../vocabulary/number-words.js';
import { holdsWords } from '../vocabulary/terms.js';
import { analyse, type Word } from './analysis.js';
import type { ClaimReader, ClaimReading } from './claim-reader.js';
import { compare, type Comparison } from './comparison.js';
import { withFullerDates } from './fuller-dates.js';
import { withSingleVerbs } from './phrasal-verbs.js';
import { namesOf, type DocumentNames } from './surroundings.js';

/** How many sentences a claim is compared with. */
export const COMPARED = 12;
/** How many passages each kind of search puts forward, to choose those from. */
const CANDIDATES = 16;
/** In how many passages, each around one of the best sentences, the claim is read. */
const READ = 2;
/** Analysed sentences of documents that are kept for the next claim; claims themselves are not kept. */
const KEPT = 20_000;
/** Reading tells which sentence answers a question: a claim asks none. */
const NO_READER: Reader = { read: () => Promise.resolve([]) };

export interface EvidenceFinderFields {
  readonly index: SearchIndex;
  readonly ranking: RankingWeights;
  readonly lexicon: Lexicon;
  readonly claimReader: ClaimReader;
}

/** A sentence held against a claim. */
export interface ComparedSentence {
  readonly place: Place;
  readonly comparison: Comparison;
  /** What the claim model makes of the passage around it; null where it was not read. */
  readonly reading: ClaimReading | null;
}

/** Finds the sentences that a claim may rest on, and holds them against it. */
export class EvidenceFinder {
  readonly #byId: DocumentsById;
  readonly #namesIn: (id: string) => DocumentNames;
  readonly #analysed = new Map<string, Word[]>();
  readonly #retriever: HybridRetriever;
  readonly #fields: EvidenceFinderFields;

  constructor(fields: EvidenceFinderFields) {
    const { index, ranking } = fields;
    this.#fields = fields;
    this.#byId = new DocumentsById(index.documents);
    this.#namesIn = memoize((id) => namesOf(this.#byId.get(id), fields.lexicon));
    this.#retriever = new HybridRetriever({ index, weights: ranking, reader: NO_READER, candidates: CANDIDATES });
  }

  /** The sentences that come nearest to a claim, nearest first, none to one without words; without `reads` their words alone are compared. */
  async find(
    claim: string,
    {
      signal,
      reads = true,
      documents,
    }: Abortable & { readonly reads?: boolean; readonly documents?: readonly string[] | undefined } = {},
  ): Promise<ComparedSentence[]> {
    if (!holdsWords(claim)) return [];
    const found = await this.#retriever.retrieve(withSingleVerbs(withPlainDates(claim).text), {
      k: COMPARED,
      documents,
      signal,
    });
    const places = found.map(({ metadata }) => metadata);
    const compared = await this.compare(claim, places, { signal });
    return reads ? this.readAround(claim, compared) : compared;
  }

  /** Sentences at places that are known, of however many documents, held against a claim by their words alone. */
  async compare(claim: string, places: readonly Place[], { signal }: Abortable): Promise<ComparedSentence[]> {
    const compared: ComparedSentence[] = [];
    /** By document, each of which has its own names, and by how the claim is put to a sentence of it. */
    const analysed = memoize((document: string) => memoize((put: string) => this.#analyse(put, document)));
    const putIn = memoize((document: string) => this.#putIn(document, claim));
    for (const { document, paragraph, start, end } of places) {
      await betweenSteps(signal);
      const place = { document, paragraph, start, end };
      const text = this.#textAt(place);
      const words = analysed(document)(putIn(document)(text));
      compared.push({ place, comparison: this.#compareAt(words, place), reading: null });
    }
    return compared;
  }

  /** The same sentences, nearest first, with what the claim model makes of the passages around the first. */
  async readAround(claim: string, compared: readonly ComparedSentence[]): Promise<ComparedSentence[]> {
    const placed = compared.map((sentence) => ({
      sentence,
      passage: passageAround(this.#byId.get(sentence.place.document), sentence.place),
    }));
    const read = placed
      .filter(({ passage }, i) => placed.findIndex((one) => one.passage === passage) === i)
      .slice(0, READ)
      .map((one) => ({ ...one, text: withPlainDates(one.passage).text }));
    const texts = read.map(({ text }) => text);
    const asThey = withNumbersAs(withFullerDates(withPlainDates(claim).text, texts), texts);
    const put = read.map(({ sentence, passage, text }) => ({
      passage,
      text,
      put: this.#putIn(sentence.place.document, asThey)(text),
    }));
    const readings = await this.#readings(put);
    return placed.map(({ sentence, passage }) => ({ ...sentence, reading: readings.get(passage) ?? null }));
  }

  /** The claim as it is put to a text of a document: as the document speaks of itself, with phrasal verbs only where the text has them. */
  #putIn(document: string, claim: string): (text: string) => string {
    const put = wordingOf(this.#byId.get(document)).ofClaim(claim);
    return (text) => withSingleVerbs(put(text), text);
  }

  /** By passage what the claim model makes of the claim as it is put beside it; those beside which it is put alike are read together. */
  async #readings(
    passages: readonly { readonly passage: string; readonly text: string; readonly put: string }[],
  ): Promise<Map<string, ClaimReading>> {
    const readings = new Map<string, ClaimReading>();
    for (const claim of new Set(passages.map(({ put }) => put))) {
      const alike = passages.filter(({ put }) => put === claim);
      const found = await this.#fields.claimReader.read(
        claim,
        alike.map(({ text }) => text),
      );
      for (const [i, reading] of found.entries()) readings.set(alike[i]?.passage ?? '', reading);
    }
    return readings;
  }

  #compareAt(claim: readonly Word[], place: Place): Comparison {
    return compare(claim, this.#sentenceAt(place), this.#fields.lexicon, this.#namesIn(place.document));
  }

  #textAt({ document, paragraph, start, end }: Place): string {
    return this.#byId.get(document).paragraphs[paragraph - 1]?.text.slice(start, end) ?? '';
  }

  #sentenceAt(place: Place): Word[] {
    const { document, paragraph, start } = place;
    const key = `${document}#${String(paragraph)}:${String(start)}`;
    let words = this.#analysed.get(key);
    if (words === undefined) {
      words = this.#analyse(this.#textAt(place), document);
      if (this.#analysed.size >= KEPT) this.#analysed.clear();
      this.#analysed.set(key, words);
    }
    return words;
  }

  /** @param document whose names are known in the text */
  #analyse(text: string, document: string): Word[] {
    return analyse(text, this.#fields.lexicon, this.#namesIn(document).acronyms);
  }
}
