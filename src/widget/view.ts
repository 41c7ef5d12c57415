import type { Citation } from './contract.js';
import type { CopyFormat } from '../citation-text.js';
import type { Entry } from './conversation.js';
import type { Labels } from './labels/english.js';

/** What a person can do from the transcript. */
export interface Actions {
  readonly ask: (question: string) => void;
  readonly retry: (entry: Entry) => void;
  readonly follow: (event: Event, citation: Citation, address: string) => void;
  readonly copy: (event: Event, citation: Citation, copy: { format: CopyFormat; address: string }) => void;
}

/** What every piece of the transcript is drawn with. */
export interface View {
  readonly labels: Labels;
  /** The server's address, on which the documents stand. */
  readonly server: string;
  /** The level of a turn's heading, 2 to 6. */
  readonly turnLevel: number;
  /** Whether the page that embeds the widget holds the quote. */
  readonly isHere: (citation: Citation) => boolean;
  /** What was copied a moment ago, or was to be where the browser refused. */
  readonly copied: { readonly citation: Citation; readonly format: CopyFormat; readonly isRefused: boolean } | null;
  readonly actions: Actions;
}
