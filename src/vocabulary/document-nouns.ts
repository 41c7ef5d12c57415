/** Nouns by which people call a document that they ask about, and which it calls itself by, as alternatives of a pattern. */
export const NOUNS_FOR_DOCUMENT =
  'statement|document|text|paper|declaration|report|communiqu[ée]|article|page|press release|press statement|elements|outcome document|source|summary|minutes|conclusions';

/** A document as people call it who ask or tell of it, as a pattern. */
export const NAMED_DOCUMENT = `(?:the|this|that|these|their|your) (?:(?:joint|whole|official|above|given|published|full|final) )*(?:${NOUNS_FOR_DOCUMENT})`;
