/** What can be measured over a set, in the order in which it is told. Parts of 1; a percentage only where it is shown. */
export const FIGURES = {
  rightParagraph: { label: 'right paragraph first', isPercentage: true },
  rightSentence: { label: 'right sentence first', isPercentage: true },
  rightAnswered: { label: 'right sentence, not refused', isPercentage: true },
  exactMatch: { label: 'exact match', isPercentage: true },
  f1: { label: 'F1', isPercentage: true },
  exactMatchAnswered: { label: 'exact match, refused left out', isPercentage: true },
  f1Answered: { label: 'F1, refused left out', isPercentage: true },
  refusedUnanswerable: { label: 'unanswerable refused', isPercentage: true },
  refusedAnswerable: { label: 'answerable wrongly refused', isPercentage: true },
  accuracy: { label: 'accuracy', isPercentage: true },
  auroc: { label: 'AUROC', isPercentage: false },
  aurc: { label: 'AURC (less is better)', isPercentage: false },
  rightVerdicts: { label: 'right verdicts', isPercentage: true },
  wronglySupported: { label: 'called supported, but are not', isPercentage: true },
  rightEvidence: { label: 'right evidence for right verdicts', isPercentage: true },
  rightQuotes: { label: 'right status and paragraph', isPercentage: true },
  calibrationError: { label: 'ECE (less is better)', isPercentage: false },
} as const satisfies Record<string, { label: string; isPercentage: boolean }>;

type FigureName = keyof typeof FIGURES;

/** What was measured; null where the set holds no question that it could be measured on. */
export type Figures = Readonly<Partial<Record<FigureName, number | null>>>;
