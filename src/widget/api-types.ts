// Made from the OpenAPI document by npm run generate-api-types: not to be edited.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly AskRequest: {
            readonly question: string;
            /** @description The conversation so far, oldest first. The server keeps no session. */
            readonly history?: readonly components["schemas"]["Turn"][];
            /** @description Only these documents; all where left out. */
            readonly documents?: readonly string[];
            /** @description At most this many citations; 3 where left out. */
            readonly limit?: number;
        };
        /** @description One turn of the conversation; its answer is null where there was none. */
        readonly Turn: {
            readonly question: string;
            readonly answer?: string | null;
        };
        readonly Answer: components["schemas"]["Answered"] | components["schemas"]["NoAnswer"];
        readonly Answered: {
            readonly question: string;
            /** @description The question as understood without the conversation before it. */
            readonly standaloneQuestion: string;
            /** @description Probability that the first citation answers. */
            readonly confidence: number;
            /** @description Questions that the documents answer. */
            readonly suggestions: readonly string[];
            /** @constant */
            readonly status: "answered";
            /** @description The shortest exact span that answers, inside the citation of that place. */
            readonly answer: {
                readonly text: string;
                readonly citation: number;
                readonly start: number;
                readonly end: number;
            };
            /** @description Best first. */
            readonly citations: readonly components["schemas"]["Citation"][];
        };
        /** @description The documents don’t say, or it was no question to them. */
        readonly NoAnswer: {
            readonly question: string;
            /** @description The question as understood without the conversation before it. */
            readonly standaloneQuestion: string;
            /** @description Probability that the first citation answers. */
            readonly confidence: number;
            /** @description Questions that the documents answer. */
            readonly suggestions: readonly string[];
            /** @constant */
            readonly status: "no_answer";
            readonly answer: null;
            /** @enum {string} */
            readonly reason: "not_said" | "small_talk" | "instruction" | "no_words";
            readonly citations: readonly components["schemas"]["Citation"][];
            /** @description The nearest passages, which do not answer. */
            readonly related: readonly components["schemas"]["Citation"][];
        };
        /** @description An exact quote and where it stands. */
        readonly Citation: {
            readonly document: {
                readonly id: string;
                readonly title: string;
                /** @description BCP 47 tag. */
                readonly language: string;
            };
            /** @description Counted from 1; headings are not counted. */
            readonly paragraph: number;
            /** @description The document’s own words: text.slice(start, end). */
            readonly quote: string;
            readonly start: number;
            readonly end: number;
            /** @description What the quote shares with what was asked, claimed or quoted, inside it. */
            readonly highlights: readonly components["schemas"]["Span"][];
            /** @description How well the quote answers, the probability of the verdict by it alone, or the part of the quote’s words that are the same; larger is better. */
            readonly score: number;
            /** @description Path of the readable document, at the passage. */
            readonly url: string;
        };
        /** @description Offsets in UTF-16 code units into a paragraph’s text, the end exclusive. */
        readonly Span: {
            readonly start: number;
            readonly end: number;
        };
        readonly ClaimRequest: {
            /** @description One or more sentences. */
            readonly claim: string;
            /** @description The paragraph that the writer names as evidence. */
            readonly citation?: {
                /** @description Id of a document, as GET /v1/documents lists them. */
                readonly document?: string;
                readonly paragraph: number;
            };
            /** @description Only these documents; all where left out. */
            readonly documents?: readonly string[];
        };
        /** @description Evidence found and differences shown, not truth. */
        readonly ClaimCheck: {
            /** @enum {string} */
            readonly verdict: "supported" | "contradicted" | "not_found";
            readonly confidence: number;
            /** @description Evidence, best first; empty where nothing was found. */
            readonly citations: readonly components["schemas"]["Citation"][];
            readonly mismatches: readonly components["schemas"]["Mismatch"][];
            /** @description Whether the paragraph that was named supports the claim. */
            readonly cited?: {
                readonly paragraph: number;
                readonly supports: boolean;
            };
            /** @description Each passage between quotation marks inside the claim. */
            readonly quotes: readonly components["schemas"]["QuoteCheck"][];
            /** @description The claim’s sentences, the worst verdict first, which is the claim’s own. */
            readonly parts: readonly components["schemas"]["ClaimPart"][];
        };
        readonly ClaimPart: {
            readonly claim: string;
            /** @enum {string} */
            readonly verdict: "supported" | "contradicted" | "not_found";
            readonly confidence: number;
            /** @description Evidence, best first; empty where nothing was found. */
            readonly citations: readonly components["schemas"]["Citation"][];
            readonly mismatches: readonly components["schemas"]["Mismatch"][];
        };
        /** @description A part that the claim has otherwise than the document. */
        readonly Mismatch: {
            /** @enum {string} */
            readonly kind: "place" | "date" | "number" | "name" | "negation" | "term";
            readonly claim: string;
            readonly document: string;
        };
        readonly QuoteRequest: {
            readonly quote: string;
            /** @description The only document to look in; all where left out. */
            readonly document?: string;
            /** @description The paragraph that the words are said to stand in, counted from 1. */
            readonly paragraph?: number;
        };
        readonly QuoteCheck: {
            /** @enum {string} */
            readonly status: "verbatim" | "altered" | "absent";
            /** @description The words as they stand in the document, or the nearest; null where nothing is close. */
            readonly citation: components["schemas"]["Citation"] | null;
            readonly differences: readonly components["schemas"]["Difference"][];
            /** @description All places of a verbatim quote, up to 1,000. */
            readonly occurrences: readonly components["schemas"]["Place"][];
            /** @description Whether the words stand in several places. */
            readonly ambiguous: boolean;
            /** @description Whether they stand elsewhere than in the paragraph named. */
            readonly misattributed: boolean;
            /** @description Whether the only alterations stand in square brackets. */
            readonly editorial: boolean;
            /** @description The document’s words that an ellipsis leaves out. */
            readonly omitted: readonly string[];
        };
        /** @description One step from the document’s words to the quote’s. */
        readonly Difference: {
            /** @enum {string} */
            readonly op: "equal" | "insert" | "delete";
            readonly text: string;
        };
        readonly Place: {
            readonly document: string;
            readonly paragraph: number;
            readonly start: number;
            readonly end: number;
        };
        readonly DocumentList: {
            readonly documents: readonly components["schemas"]["DocumentFacts"][];
        };
        readonly DocumentFacts: {
            readonly id: string;
            readonly title: string;
            /** @description ISO 8601 calendar date. */
            readonly date: string | null;
            readonly source: string | null;
            /** @description BCP 47 tag. */
            readonly language: string;
            /** @description Questions that the document answers, to begin with. */
            readonly suggestions: readonly string[];
            /** @description How many there are. */
            readonly paragraphs: number;
        };
        readonly Document: {
            readonly id: string;
            readonly title: string;
            /** @description ISO 8601 calendar date. */
            readonly date: string | null;
            readonly source: string | null;
            /** @description BCP 47 tag. */
            readonly language: string;
            /** @description Questions that the document answers, to begin with. */
            readonly suggestions: readonly string[];
            readonly paragraphs: readonly components["schemas"]["Paragraph"][];
        };
        readonly Paragraph: {
            readonly number: number;
            /** @description What every offset counts into. */
            readonly text: string;
            readonly sentences: readonly components["schemas"]["Span"][];
            /** @description The nearest heading above. */
            readonly heading: string | null;
        };
        readonly Health: {
            /** @constant */
            readonly status: "ok";
        };
        readonly Readiness: {
            /** @constant */
            readonly status: "ready";
            readonly documents: number;
        };
        /** @description RFC 9457 problem details. */
        readonly Problem: {
            readonly type: string;
            readonly title: string;
            readonly status: number;
            /** @description What was wrong, and what to do. */
            readonly detail: string;
            readonly errors?: readonly {
                /** @description As in "history.0.question". */
                readonly path: string;
                readonly message: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
