import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult, Resource } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { Assembly } from '../assembly/assemble.js';
import { claimCheckSchema, quoteCheckSchema } from '../contract/checks.js';
import { DESCRIPTIONS } from '../contract/descriptions.js';
import { askRequestSchema, claimRequestSchema, quoteRequestSchema } from '../contract/requests.js';
import { checkClaim, checkQuote } from '../requests/checking.js';
import { toProblem } from '../server/problem.js';
import type { CorpusDocument } from '../types.js';
import { fetchText } from './document-text.js';
import { answerResultSchema, fetchResultSchema, searchResultSchema } from './results.js';
import { search } from './search.js';

const READ_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
const INSTRUCTIONS =
  'Answers come in the exact words of public statements. Quote them as they are, name the paragraph, and where the ' +
  'status is "no_answer" say that the statement does not say.';

/** A result for programs, and the same as text for clients that read only that. */
function toResult(structured: object): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(structured) }], structuredContent: { ...structured } };
}

/** What tools work on: what was loaded last. */
type Current = () => Assembly;

/** What goes wrong is told as over HTTP, which keeps a database's address inside. */
async function told(work: () => object | Promise<object>): Promise<CallToolResult> {
  try {
    return toResult(await work());
  } catch (error) {
    const problem = toProblem(error);
    throw problem.status === 500 ? error : problem;
  }
}

function addChecks(server: McpServer, current: Current): void {
  server.registerTool(
    'ask',
    {
      title: 'Ask the statement',
      description: DESCRIPTIONS.ask,
      inputSchema: askRequestSchema,
      outputSchema: answerResultSchema,
      annotations: READ_ONLY,
    },
    (request, { signal }) => told(() => current().answerer.ask(request, { signal })),
  );
  server.registerTool(
    'check_claim',
    {
      title: 'Check a claim',
      description: DESCRIPTIONS.checkClaim,
      inputSchema: claimRequestSchema,
      outputSchema: claimCheckSchema,
      annotations: READ_ONLY,
    },
    (request, { signal }) => told(() => checkClaim(current().claimChecker, request, { signal })),
  );
  server.registerTool(
    'verify_quote',
    {
      title: 'Verify a quote',
      description: DESCRIPTIONS.checkQuote,
      inputSchema: quoteRequestSchema,
      outputSchema: quoteCheckSchema,
      annotations: READ_ONLY,
    },
    (request) => told(() => checkQuote(current().quoteChecker, request)),
  );
}

/** `search` and `fetch` have the form that assistants with connectors look for. */
function addSearch(server: McpServer, current: Current): void {
  server.registerTool(
    'search',
    {
      title: 'Search the statements',
      description: 'Finds the sentences nearest to a query, best first. They need not answer it: "ask" tells that.',
      inputSchema: z.strictObject({ query: askRequestSchema.shape.question }),
      outputSchema: searchResultSchema,
      annotations: READ_ONLY,
    },
    ({ query }, { signal }) => told(() => search(current(), query, { signal })),
  );
  server.registerTool(
    'fetch',
    {
      title: 'Fetch a document or paragraph',
      description: 'Gives the whole text of a document, its paragraphs numbered, or of one paragraph.',
      inputSchema: z.strictObject({ id: searchResultSchema.shape.results.element.shape.id }),
      outputSchema: fetchResultSchema,
      annotations: READ_ONLY,
    },
    ({ id }) => told(() => fetchText(current().index.documents, id)),
  );
}

const DOCUMENT_ADDRESS = 'statement-qa://documents/';

function documentResource({ id, title, date, source }: CorpusDocument): Resource {
  const description = [source, date].filter((fact) => fact !== null).join(', ');
  return { uri: `${DOCUMENT_ADDRESS}${encodeURIComponent(id)}`, name: id, title, description, mimeType: 'text/plain' };
}

/** By a template: a server over HTTP is made for each message, and its documents may be many. */
function addDocuments(server: McpServer, current: Current): void {
  const list = (): { resources: Resource[] } => ({ resources: current().index.documents.map(documentResource) });
  server.registerResource(
    'document',
    new ResourceTemplate(`${DOCUMENT_ADDRESS}{id}`, { list }),
    {
      title: 'A document',
      description: 'The whole text of a document, its paragraphs numbered.',
      mimeType: 'text/plain',
    },
    ({ href }, { id }) => {
      const { text } = fetchText(current().index.documents, decodeURIComponent(String(id)));
      return { contents: [{ uri: href, mimeType: 'text/plain', text }] };
    },
  );
}

/** A Model Context Protocol server over loaded documents, apart from the transport that it is connected to. */
export function createMcpServer(current: Current, version: string): McpServer {
  const server = new McpServer(
    { name: 'statement-qa', title: 'Public statements in their own words', version },
    { instructions: INSTRUCTIONS },
  );
  addChecks(server, current);
  addSearch(server, current);
  addDocuments(server, current);
  return server;
}
