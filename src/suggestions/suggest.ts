import type { Answerer } from '../answer/answerer.js';
import type { CorpusDocument, Span, Suggestion } from '../types.js';
import {
  aboutQuestion,
  QUESTION_KINDS,
  questionsOf,
  topicPhrases,
  writtenWords,
  type KindedQuestion,
} from './sentence-questions.js';

/** Asking takes time: so many questions are tried over all documents, and so many of a document kept. */
const TRIED = 600;
const KEPT = 12;
const KEPT_OF_A_KIND = 4;
/** A suggestion is answered at least this surely. */
const SURE_FROM = 0.6;
/** A phrase that stands in so many sentences of a document is one of its topics. */
const TOPIC_FROM = 2;

interface Candidate extends Span {
  readonly question: string;
  readonly paragraph: number;
}

type Sentence = Omit<Candidate, 'question'> & { readonly text: string };

function sentencesOf({ paragraphs }: CorpusDocument): Sentence[] {
  return paragraphs.flatMap(({ number: paragraph, text, sentences }) =>
    sentences.map(({ start, end }) => ({ paragraph, start, end, text: text.slice(start, end) })),
  );
}

/** Questions about what a document speaks of more than once. */
function topicCandidates(sentences: readonly Sentence[]): Candidate[] {
  const holders = new Map<string, Sentence[]>();
  for (const sentence of sentences) {
    for (const phrase of new Set(topicPhrases(sentence.text))) {
      const found = holders.get(phrase);
      if (found === undefined) holders.set(phrase, [sentence]);
      else found.push(sentence);
    }
  }
  return [...holders]
    .filter(([, found]) => found.length >= TOPIC_FROM)
    .flatMap(([phrase, found]) => found.map((sentence) => ({ ...sentence, question: aboutQuestion(phrase) })));
}

/** What may be asked of a document, one question of each kind after the other; what abbreviations stand for comes last. */
function candidatesOf(document: CorpusDocument): (Candidate & Pick<KindedQuestion, 'kind'>)[] {
  const sentences = sentencesOf(document);
  const words = writtenWords(sentences.map(({ text }) => text));
  const asked = sentences.flatMap((sentence) =>
    questionsOf(sentence.text, words).map((made) => ({ ...sentence, ...made })),
  );
  const ofKind = (kind: KindedQuestion['kind']): Candidate[] =>
    kind === 'topic' ? topicCandidates(sentences) : asked.filter((candidate) => candidate.kind === kind);
  const ofKinds = QUESTION_KINDS.map((kind) => ofKind(kind).map((candidate) => ({ ...candidate, kind })));
  const [others, expansions] = [ofKinds.slice(0, -1), ofKinds.slice(-1)];
  return [...inTurn(others), ...expansions.flat()];
}

/** The first of each list, then the second, and so on. */
function inTurn<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const most = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: most }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat();
}

/** Whether the document itself answers with the sentence that the question was made from. */
async function isAnswered(answerer: Answerer, document: string, candidate: Candidate): Promise<boolean> {
  const { status, confidence, citations } = await answerer.ask({
    question: candidate.question,
    documents: [document],
    limit: 1,
  });
  const [first] = citations;
  if (status !== 'answered' || confidence < SURE_FROM || first === undefined) return false;
  return first.paragraph === candidate.paragraph && first.start === candidate.start;
}

/**
 * Questions made from the documents' own sentences, each of them kept only because the system answers it with the
 * sentence that it came from; at most one of a sentence.
 */
export async function suggestQuestions(answerer: Answerer): Promise<Suggestion[]> {
  const { documents } = answerer;
  const tried = Math.ceil(TRIED / documents.length);
  const suggestions: Suggestion[] = [];
  for (const document of documents.slice(0, TRIED)) suggestions.push(...(await suggestFor(answerer, document, tried)));
  return suggestions;
}

async function suggestFor(answerer: Answerer, document: CorpusDocument, tried: number): Promise<Suggestion[]> {
  const used = new Set<string>();
  const kept: (Suggestion & Pick<KindedQuestion, 'kind'>)[] = [];
  for (const candidate of candidatesOf(document).slice(0, tried)) {
    const { question, kind, paragraph, start, end } = candidate;
    const sentence = `${String(paragraph)}:${String(start)}`;
    const isFull = kept.filter((suggestion) => suggestion.kind === kind).length >= KEPT_OF_A_KIND;
    if (isFull || used.has(sentence) || used.has(question)) continue;
    if (!(await isAnswered(answerer, document.id, candidate))) continue;
    used.add(sentence).add(question);
    kept.push({ question, kind, document: document.id, paragraph, start, end });
    if (kept.length === KEPT) break;
  }
  return kept.map(({ question, document: id, paragraph, start, end }) => ({
    question,
    document: id,
    paragraph,
    start,
    end,
  }));
}
