import type { ClaimChecker } from '../claims/claim-checker.js';
import type { Quotation } from '../quotes/quotations.js';
import type { QuoteChecker } from '../quotes/quote-checker.js';
import type { Citation, ClaimCheck, CorpusDocument, QuoteCheck, Span } from '../types.js';
import { blanked, type CitedParagraph } from './citations.js';
import { citingSentences, type CitingSentence } from './citing-sentences.js';
import type { Finding } from './findings.js';
import { lineCounter, type LineCounter } from './line-counter.js';
import { proseBlocks, wordCount, type ProseBlock } from './prose.js';
import { Titles } from './titles.js';

/** Shorter passages between quotation marks are rather titles and single words than quotes, where nothing is cited. */
const FEWEST_WORDS = 4;
/** A quote without a citation may be of something else: it is held to be the documents' only where it is as near as this. */
const NEAR_WITHOUT_CITATION = 0.7;
/** A sentence of fewer words beside its quotes and citations claims nothing. */
const FEWEST_WORDS_OF_CLAIM = 4;

export interface LintFields {
  readonly quoteChecker: QuoteChecker;
  readonly claimChecker: ClaimChecker;
}

type Problem = Pick<Finding, 'severity' | 'rule' | 'message' | 'differences'> & { readonly at: Span };

/** How many words a sentence has beside quotes, citations and what is only the label of a link. */
function wordsOfOwn({ block: { text, links }, start, quotes, plain }: CitingSentence): number {
  const labels = links.filter((link) => wordCount(text.slice(link.start, link.end)) < FEWEST_WORDS);
  const inside = [...quotes, ...labels].map((span) => ({ start: span.start - start, end: span.end - start }));
  return wordCount(
    blanked(
      plain,
      inside.filter((span) => 0 <= span.start && span.end <= plain.length),
    ),
  );
}

function nameOf({ document, paragraph }: Pick<CitedParagraph, 'document' | 'paragraph'>): string {
  return document === null ? `¶${String(paragraph)}` : `${document} ¶${String(paragraph)}`;
}

function placeOf({ citation }: QuoteCheck): string {
  return citation === null ? '' : nameOf({ document: citation.document.id, paragraph: citation.paragraph });
}

/** Of the paragraphs that one written citation names, as "[lake ¶3–60]" does, the first. */
function firstOfEach(citations: readonly CitedParagraph[]): readonly CitedParagraph[] {
  const written = new Map<string, CitedParagraph>();
  for (const citation of citations) {
    const key = `${String(citation.start)} ${citation.document ?? ''}`;
    if (!written.has(key)) written.set(key, citation);
  }
  return [...written.values()];
}

function isAt({ document, paragraph }: Citation, cited: CitedParagraph): boolean {
  return paragraph === cited.paragraph && (cited.document === null || document.id === cited.document);
}

/** Checks what a Markdown file quotes and cites against the documents. */
export class Linter {
  readonly #fields: LintFields;
  readonly #documents: readonly CorpusDocument[];
  readonly #titles: Titles;
  /** Of the document that has most. */
  readonly #mostParagraphs: number;

  constructor(fields: LintFields) {
    this.#fields = fields;
    this.#documents = fields.quoteChecker.documents;
    this.#titles = new Titles(this.#documents);
    this.#mostParagraphs = this.#documents.reduce((most, { paragraphs }) => Math.max(most, paragraphs.length), 0);
  }

  /** All findings of a file's content, in the order of their places; `file` is the name that they carry. */
  async lint(file: string, content: string): Promise<Finding[]> {
    const lines = lineCounter(content);
    const findings: Finding[] = [];
    for (const sentence of citingSentences(proseBlocks(content), this.#titles)) {
      const problems = await this.#lintSentence(sentence);
      findings.push(...problems.map((problem) => toFinding(file, problem, sentence.block, lines)));
    }
    return findings.sort((a, b) => a.line - b.line || a.column - b.column);
  }

  async #lintSentence(sentence: CitingSentence): Promise<Problem[]> {
    const isKnown = (citation: CitedParagraph): boolean => this.#missing(citation) === null;
    const unknown = sentence.citations.filter((citation) => !isKnown(citation));
    const missing = firstOfEach(unknown).flatMap((citation) => this.#missing(citation) ?? []);
    const fragments = sentence.citations.filter(isKnown).flatMap((citation) => this.#brokenFragment(citation));
    const known = sentence.cited.filter(isKnown);
    const quotes = sentence.quotes
      .flatMap((quote) => this.#lintQuote(quote, known))
      .filter(({ rule }) => rule !== 'quote-absent' || !sentence.mayNameSource);
    // Words that are not the document's own support nothing: once told is enough.
    const isQuoteWrong = quotes.some(({ severity }) => severity === 'error');
    const claims = isQuoteWrong || known.length === 0 ? [] : await this.#lintClaim(sentence, known);
    return [...missing, ...fragments, ...quotes, ...claims];
  }

  #missing(citation: CitedParagraph): Problem | null {
    const { document: id, paragraph } = citation;
    const problem = { severity: 'error', rule: 'paragraph-missing', differences: [], at: citation } as const;
    const document = id === null ? null : this.#fields.claimChecker.byId.find(id);
    if (document === undefined) return { ...problem, message: `There is no document "${id ?? ''}".` };
    const most = document?.paragraphs.length ?? this.#mostParagraphs;
    if (paragraph >= 1 && paragraph <= most) return null;
    return { ...problem, message: `There is no ${nameOf(citation)}: paragraphs go up to ${String(most)}.` };
  }

  #brokenFragment(citation: CitedParagraph): Problem[] {
    const { document, paragraph, fragment } = citation;
    return fragment.flatMap((text): Problem[] => {
      const check = this.#checkAt(text, { document, paragraph });
      if (check.status === 'verbatim' && !check.misattributed) return [];
      const message = `The link marks "${text}", which ${nameOf(citation)} does not hold.`;
      return [{ severity: 'error', rule: 'fragment-broken', message, differences: check.differences, at: citation }];
    });
  }

  #checkAt(text: string, { document, paragraph }: Pick<CitedParagraph, 'document' | 'paragraph'>): QuoteCheck {
    const attributedTo = { paragraph, ...(document !== null && { document }) };
    return this.#fields.quoteChecker.check(text, { attributedTo });
  }

  /** Held against the first of the paragraphs that holds the words; against the first of all where none does. */
  #checkAtAny(text: string, [first, ...others]: readonly CitedParagraph[]): QuoteCheck {
    if (first === undefined) return this.#fields.quoteChecker.check(text);
    const check = this.#checkAt(text, first);
    if (!check.misattributed) return check;
    for (const citation of others) {
      const other = this.#checkAt(text, citation);
      if (!other.misattributed) return other;
    }
    return check;
  }

  #lintQuote({ text, ...at }: Quotation, cited: readonly CitedParagraph[]): Problem[] {
    const check = this.#checkAtAny(text, cited);
    const isCited = cited.length > 0;
    const isShort = wordCount(text) < FEWEST_WORDS;
    const problem = { severity: 'error', differences: [], at } as const;
    if (check.status === 'absent') {
      if (isShort && !isCited) return [];
      const message = `No document holds these words${isCited ? '' : ', nor does the sentence cite one'}.`;
      return [{ ...problem, severity: isCited ? 'error' : 'warning', rule: 'quote-absent', message }];
    }
    if (check.status === 'altered' && !check.editorial) {
      if (!isCited && (isShort || (check.citation?.score ?? 0) < NEAR_WITHOUT_CITATION)) return [];
      const message = `${placeOf(check)} says "${check.citation?.quote ?? ''}".`;
      return [{ ...problem, rule: 'quote-altered', message, differences: check.differences }];
    }
    if (!isCited || !check.misattributed) return [];
    const message = `These words stand in ${placeOf(check)}, not in ${cited.map(nameOf).join(', ')}.`;
    return [{ ...problem, rule: 'quote-misattributed', message }];
  }

  async #lintClaim(sentence: CitingSentence, cited: readonly CitedParagraph[]): Promise<Problem[]> {
    const claim = sentence.plain
      .replace(/\s+/g, ' ')
      .replace(/ (?=[.,;:!?]|$)/g, '')
      .trim();
    if (wordsOfOwn(sentence) < FEWEST_WORDS_OF_CLAIM) return [];
    const at = {
      start: sentence.start,
      end: sentence.start + sentence.block.text.slice(sentence.start, sentence.end).trimEnd().length,
    };
    const problems: Problem[] = [];
    for (const citation of cited) {
      const { document, paragraph } = citation;
      const check = await this.#fields.claimChecker.check({
        claim,
        citation: { paragraph, ...(document !== null && { document }) },
      });
      if (check.cited?.supports === true) return [];
      const contradicted = this.#contradicted(check, citation, at);
      // A sentence around words that do stand in the paragraph is borne out by them as far as can be told.
      const isBorneOut = contradicted.length > 0 || sentence.quotes.length > 0;
      problems.push(...contradicted, ...(isBorneOut ? [] : [this.#unsupported(check, citation, at)]));
    }
    const worst = problems.find(({ severity }) => severity === 'error') ?? problems[0];
    return worst === undefined ? [] : [worst];
  }

  #contradicted(check: ClaimCheck, citation: CitedParagraph, at: Span): Problem[] {
    const { document: id, paragraph } = citation;
    // Evidence is sought in all documents, but only the one that the writer names is held against the sentence.
    const evidence = check.citations.find(({ document }) => id === null || document.id === id);
    if (check.verdict !== 'contradicted' || evidence?.paragraph !== paragraph) return [];
    // Mismatches are with the first evidence alone; the model may contradict without one.
    const mismatches = evidence === check.citations[0] ? check.mismatches : [];
    const parts = mismatches.map(({ claim, document }) => `"${claim}" against "${document}"`);
    const told = parts.length > 0 ? parts.join(', ') : `"${evidence.quote}"`;
    const message = `${this.#nameOfEvidence(evidence, citation)} says otherwise: ${told}.`;
    return [{ severity: 'error', rule: 'claim-contradicted', message, differences: [], at }];
  }

  #unsupported({ verdict, citations: [evidence] }: ClaimCheck, citation: CitedParagraph, at: Span): Problem {
    const elsewhere =
      verdict === 'supported' && evidence !== undefined && !isAt(evidence, citation)
        ? ` ${this.#nameOfEvidence(evidence, citation)} does.`
        : '';
    const message = `${nameOf(citation)} does not bear out this sentence.${elsewhere}`;
    return { severity: 'warning', rule: 'claim-unsupported', message, differences: [], at };
  }

  /** Where evidence stands, with its document where the writer names one or another could be meant. */
  #nameOfEvidence({ document, paragraph }: Citation, cited: CitedParagraph): string {
    const isDocumentTold = cited.document !== null || this.#documents.length > 1;
    return nameOf({ document: isDocumentTold ? document.id : null, paragraph });
  }
}

function toFinding(file: string, { at, ...problem }: Problem, { offsets }: ProseBlock, lines: LineCounter): Finding {
  const start = lines(offsets[at.start] ?? 0);
  const end = lines((offsets[Math.max(at.end - 1, at.start)] ?? 0) + 1);
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column, ...problem };
}
