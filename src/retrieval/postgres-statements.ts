import { B, K1 } from './bm25.js';

/** The passages of a kind with the highest BM25. `first` is the first of three parameters: which ones are scored, weights, average length. */
function highestBm25(kind: 'sentence' | 'paragraph', first: number): string {
  const [scored, weights, averageLength] = [first, first + 1, first + 2].map((place) => `$${String(place)}`);
  return `
    SELECT passage.document, passage.hash
    FROM statement_qa.passages AS passage
    JOIN statement_qa.documents AS document ON document.id = passage.document
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(
        weight * frequency * ${String(K1 + 1)}
        / (frequency + ${String(K1)} * (${String(1 - B)} + ${String(B)} * passage.length / ${averageLength ?? ''}::float8))
      ), 0) AS score
      FROM unnest($2::text[], ${weights ?? ''}::float8[]) AS asked (term, weight)
      CROSS JOIN LATERAL (SELECT cardinality(array_positions(passage.terms, asked.term)) AS frequency) AS counted
      WHERE frequency > 0
    ) AS bm25
    WHERE passage.kind = '${kind}' AND passage.lexemes @@ ${scored ?? ''}::tsquery
      AND ($4::text[] IS NULL OR passage.document = ANY ($4))
    ORDER BY score DESC, document.place, passage.paragraph, passage.start_offset
    LIMIT $3`;
}

/**
 * The sentence passages that may answer, each with its cosine, and the paragraph passages of the same paragraphs.
 *
 * $1 the question's vector, $2 its terms, $3 how many of each kind, $4 documents or null; for sentences $5 a query for
 * full-text search that tells which are scored, $6 the terms' weights, $7 the average length; for paragraphs $8, $9, $10
 * likewise; $11 and $12 documents and hashes of the passages nearest to the question.
 */
export const CANDIDATES = `
  WITH sentence_hits AS (${highestBm25('sentence', 5)}
  ), paragraph_hits AS (${highestBm25('paragraph', 8)}
  ), hits AS (
    SELECT * FROM sentence_hits UNION SELECT * FROM paragraph_hits
    UNION SELECT * FROM unnest($11::text[], $12::text[])
  ), hit AS (
    SELECT document, hash, kind, paragraph, start_offset, end_offset
    FROM hits JOIN statement_qa.passages USING (document, hash)
  ), candidates AS (
    SELECT DISTINCT passage.document, passage.hash
    FROM hit JOIN statement_qa.passages AS passage USING (document, paragraph)
    WHERE passage.kind = 'paragraph' OR passage.hash = hit.hash
      OR (hit.kind = 'paragraph' AND hit.start_offset <= passage.start_offset AND passage.end_offset <= hit.end_offset)
  )
  SELECT document, hash, text_hash, kind, paragraph, start_offset, end_offset, sentence, content, terms, length,
    -(embedding <#> $1::vector) AS similarity
  FROM candidates JOIN statement_qa.passages USING (document, hash)`;

/**
 * Whether a paragraph passage has two terms of its own side by side.
 *
 * $1 and $2 the terms, $3 a query for full-text search that asks for both, $4 how many passages are looked at.
 */
export const PAIR = `
  SELECT EXISTS (
    SELECT FROM (
      SELECT terms, length FROM statement_qa.passages WHERE kind = 'paragraph' AND lexemes @@ $3::tsquery LIMIT $4
    ) AS candidate
    CROSS JOIN LATERAL unnest(array_positions(terms, $1::text)) AS place
    WHERE place < length AND terms[place + 1] = $2
  ) AS is_there`;

/** A query for full-text search: passages that hold all of some terms, or any of them. */
export function fullTextQuery(terms: readonly string[], operator: '&' | '|'): string {
  return terms.map((term) => `'${term.replaceAll(/['\\]/g, '$&$&')}'`).join(` ${operator} `);
}
