import { z } from 'zod';

const problemSchema = z.object({
  type: z.string(),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
  errors: z.array(z.object({ path: z.string(), message: z.string().min(1) })).optional(),
});

export type Problem = z.infer<typeof problemSchema>;

export const spanSchema = z.object({ start: z.int(), end: z.int() });

export const citationSchema = z.object({
  document: z.object({ id: z.string(), title: z.string() }),
  paragraph: z.int(),
  quote: z.string(),
  ...spanSchema.shape,
  highlights: z.array(spanSchema),
  score: z.number().min(0).max(1),
  url: z.string(),
});

export type CitationBody = z.infer<typeof citationSchema>;

const answerBase = {
  question: z.string(),
  standaloneQuestion: z.string(),
  confidence: z.number().min(0).max(1),
  suggestions: z.array(z.string()),
};

/** The contract of POST /v1/ask. */
export const answerSchema = z.discriminatedUnion('status', [
  z.object({
    ...answerBase,
    status: z.literal('answered'),
    answer: z.object({ text: z.string(), citation: z.int(), ...spanSchema.shape }),
    citations: z.array(citationSchema).min(1),
  }),
  z.object({
    ...answerBase,
    status: z.literal('no_answer'),
    answer: z.null(),
    reason: z.enum(['not_said', 'small_talk', 'instruction', 'no_words']),
    citations: z.array(z.never()),
    related: z.array(citationSchema).optional(),
  }),
]);

export type AnswerBody = z.infer<typeof answerSchema>;

const facts = {
  id: z.string(),
  title: z.string(),
  date: z.string().nullable(),
  source: z.string().nullable(),
  suggestions: z.array(z.string()),
};

export const documentsSchema = z.object({ documents: z.array(z.object({ ...facts, paragraphs: z.int() })) });

export const documentSchema = z.object({
  ...facts,
  paragraphs: z.array(z.object({ number: z.int(), text: z.string(), sentences: z.array(spanSchema) })),
});

export function post(url: string, body: string | object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** The problem details of a response, which must be of the media type and tell the status that it has. */
export async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('Content-Type') ?? '';
  if (!type.startsWith('application/problem+json')) throw new Error(`${String(response.status)} is ${type}`);
  const problem = problemSchema.parse(await response.json());
  if (problem.status !== response.status) throw new Error(`${String(response.status)} tells ${String(problem.status)}`);
  return problem;
}

export async function ask(url: string, request: object): Promise<AnswerBody> {
  return answerSchema.parse(await (await post(`${url}/v1/ask`, request)).json());
}

/** All that an answer quotes, whether it answers or is only near. */
export function citationsOf(answer: AnswerBody): CitationBody[] {
  return [...answer.citations, ...('related' in answer ? (answer.related ?? []) : [])];
}
