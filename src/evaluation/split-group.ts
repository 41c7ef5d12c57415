import type { EvaluationCase, EvaluationGroup } from './cases.js';

/**
 * Cuts a group of one document into groups of `size` paragraphs, each a document of its own with the questions whose
 * answers stand in it: a long article becomes several of a statement's length. Questions without an answer stay out.
 */
export function splitGroup({ documents, cases }: EvaluationGroup, size: number): EvaluationGroup[] {
  const [document] = documents;
  if (document === undefined || documents.length > 1) throw new RangeError('Only a group of one document can be split');
  const starts = Array.from({ length: Math.ceil(document.paragraphs.length / size) }, (_, i) => i * size);
  return starts.map((start) => {
    const paragraphs = document.paragraphs
      .slice(start, start + size)
      .map((paragraph, i) => ({ ...paragraph, number: i + 1 }));
    const isInside = (number: number): boolean => start < number && number <= start + size;
    return {
      documents: [{ ...document, id: `${document.id}-${String(start + 1)}`, paragraphs }],
      cases: cases.flatMap((question) => moved(question, start, isInside)),
    };
  });
}

/** The question with its gold paragraphs renumbered, or nothing where none of them is inside. */
function moved(question: EvaluationCase, start: number, isInside: (number: number) => boolean): EvaluationCase[] {
  const { gold } = question;
  if (gold?.paragraphs.some(isInside) !== true) return [];
  const paragraphs = gold.paragraphs.filter(isInside).map((number) => number - start);
  const spans = gold.spans
    .filter(({ paragraph }) => isInside(paragraph))
    .map((span) => ({ ...span, paragraph: span.paragraph - start }));
  return [{ ...question, gold: { ...gold, paragraphs, spans } }];
}
