import { LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { serverAddress } from './address.js';
import { announcementOf } from './announcement.js';
import { Announcer } from './announcer.js';
import { listOf } from './attribute-list.js';
import { ApiClient } from './api-client.js';
import { CitationActions } from './citation-actions.js';
import { Composer } from './composer.js';
import { composerView, lengthText } from './composer-view.js';
import { citationsOf } from './cited.js';
import type { Answer, Inquiry } from './contract.js';
import { Conversation, type Entry, type Outcome } from './conversation.js';
import { emit } from './events.js';
import { markInPage, unmark } from './host-page.js';
import type { Labels } from './labels/english.js';
import { labelLanguage, labelsFor } from './labels/labels.js';
import { StartingQuestions } from './starting-questions.js';
import { PanelDialog } from './panel-dialog.js';
import { inlineView, launcherView } from './panel-view.js';
import { TranscriptStorage } from './storage.js';
import { launcher } from './styles/launcher.js';
import { panel } from './styles/panel.js';
import { theme } from './styles/theme.js';
import { transcript } from './styles/transcript.js';
import { scrollToLastTurn, transcriptView } from './transcript-view.js';
import type { View } from './view.js';

/** `<statement-qa>`: asks a statement-qa server and shows what it says, in the page that embeds it. */
export class StatementQaElement extends LitElement {
  static override readonly styles = [theme, panel, launcher, transcript];
  static override readonly properties: PropertyDeclarations = {
    endpoint: {},
    mode: { reflect: true },
    documents: {},
    heading: {},
    placeholder: {},
    theme: { reflect: true },
    highlight: {},
    suggestions: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    labels: { attribute: false },
    lang: { reflect: true, useDefault: true },
  };

  /** The server's address where `endpoint` tells none. */
  static defaultEndpoint = '/';

  declare endpoint: string;
  declare mode: 'launcher' | 'inline';
  /** Ids of the documents to ask, parted by spaces; all where empty. */
  declare documents: string;
  declare heading: string;
  declare placeholder: string;
  declare theme: 'light' | 'dark' | 'auto';
  /** CSS selector of what holds the document in this page; the passages that answers cite are marked there. */
  declare highlight: string;
  /** Questions to start with, parted by "|"; the server's where there is no such attribute. */
  declare suggestions: string | null;
  /** The heading's level in the page, 1 to 5; the questions' is one more. */
  declare headingLevel: number;
  /** BCP 47 tag of the labels' language; that of what the widget stands in where there is none. */
  declare lang: string;
  /** Labels that replace the widget's own. */
  declare labels: Partial<Labels>;

  readonly #dialog = new PanelDialog(this);
  readonly #announcer = new Announcer(this);
  readonly #citations = new CitationActions({
    host: this,
    announcer: this.#announcer,
    labels: () => this.#labels,
    selector: () => this.highlight,
    onLeave: () => {
      if (this.#dialog.isModal) this.#closeDialog(false);
    },
    onReturn: () => {
      this.#openDialog();
    },
  });
  readonly #composer = new Composer({
    onChange: () => {
      this.#onDraft();
    },
    onSend: (inquiry) => this.#onSend(inquiry),
    last: () => this.#conversation?.entries.at(-1)?.inquiry.text ?? '',
  });
  #starting: StartingQuestions | null = null;
  #conversation: Conversation | null = null;
  #running: Promise<unknown> = Promise.resolve();

  constructor() {
    super();
    Object.assign(this, { endpoint: '', mode: 'inline', documents: '', heading: '', placeholder: '' });
    Object.assign(this, { theme: 'auto', highlight: '', suggestions: null, headingLevel: 2, labels: {}, lang: '' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.#onOnline);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.#onOnline);
  }

  /** Opens the launcher's panel, or gives the inline one the focus, and asks if there is a question. */
  async open({ question = '' }: { readonly question?: string } = {}): Promise<void> {
    await this.updateComplete;
    this.#openDialog();
    this.#focus('textarea');
    if (question !== '') await this.ask(question);
  }

  close(): void {
    this.#closeDialog(true);
  }

  toggle(): void {
    if (this.#dialog.isOpen) this.close();
    else void this.open();
  }

  /** Asks after what was asked before. @returns the answer; null where there is none because asking failed */
  async ask(question: string): Promise<Answer | null> {
    await this.updateComplete;
    const outcome = await this.#handIn({ kind: 'question', text: question.trim() });
    return outcome?.state === 'answered' && outcome.result.kind === 'question' ? outcome.result.answer : null;
  }

  /** Forgets the conversation, here and in the tab's storage. */
  clear(): void {
    this.#conversation?.clear();
    void this.#announcer.say('');
    unmark();
    this.#focus('textarea');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('endpoint') && !changed.has('documents')) return;
    const documents = listOf(this.documents, /[\s,]/);
    this.#conversation?.stop();
    const client = new ApiClient({ endpoint: this.#server, documents });
    this.#starting = new StartingQuestions(client, () => {
      this.requestUpdate();
    });
    this.#conversation = new Conversation({
      client,
      storage: new TranscriptStorage([this.#server, ...documents].join(' ')),
      onChange: () => {
        this.requestUpdate();
      },
      onSlow: () => void this.#announcer.say(this.#labels.slow),
    });
  }

  protected override render(): TemplateResult {
    const labels = this.#labels;
    const entries = this.#conversation?.entries ?? [];
    const isStart = entries.length === 0 && (this.mode !== 'launcher' || this.#dialog.isOpen);
    const panelFields = {
      labels,
      language: this.#language,
      heading: this.heading === '' ? labels.heading : this.heading,
      headingLevel: this.headingLevel,
      announcement: this.#announcer.text,
      transcript: transcriptView(this.#view, entries, isStart ? (this.#starting?.known(this.suggestions) ?? []) : []),
      composer: composerView(labels, this.#composer, this.placeholder === '' ? labels.placeholder : this.placeholder),
      onClear: entries.length === 0 ? null : this.clear.bind(this),
    };
    if (this.mode !== 'launcher') return inlineView(panelFields);
    return launcherView(panelFields, {
      isOpen: this.#dialog.isOpen,
      onToggle: this.toggle.bind(this),
      onClose: this.close.bind(this),
    });
  }

  protected override firstUpdated(): void {
    void this.#scrollToLastTurn();
  }

  get #server(): string {
    return serverAddress(this.endpoint === '' ? StatementQaElement.defaultEndpoint : this.endpoint);
  }

  get #language(): string {
    return labelLanguage(this.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang);
  }

  get #labels(): Labels {
    return labelsFor(this.#language, this.labels);
  }

  get #view(): View {
    return {
      labels: this.#labels,
      server: this.#server,
      turnLevel: this.headingLevel + 1,
      isHere: (citation) => this.#citations.isHere(citation),
      copied: this.#citations.copied,
      actions: {
        ask: (question) => {
          this.#focus('.transcript');
          this.#onSend({ kind: 'question', text: question });
        },
        retry: (entry) => {
          this.#focus('.transcript');
          this.#retry(entry);
        },
        follow: (event, citation, address) => {
          this.#citations.follow(event, citation, address);
        },
        copy: (event, citation, copy) => void this.#citations.copy(event, citation, copy),
      },
    };
  }

  #openDialog(): void {
    if (this.mode !== 'launcher' || !this.#dialog.open()) return;
    // What was said beside the closed panel is not said again in it.
    void this.#announcer.say('');
    emit(this, 'sqa-open', null);
  }

  #closeDialog(givesFocusBack: boolean): void {
    if (this.#dialog.close(givesFocusBack)) emit(this, 'sqa-close', null);
  }

  /** Where an inquiry is under way, a further one waits for the person; a call from the page's script is queued. */
  #onSend(inquiry: Inquiry): boolean {
    if (this.#conversation?.isPending === true) return false;
    this.#handIn(inquiry).catch(reportError);
    return true;
  }

  #handIn(inquiry: Inquiry): Promise<Outcome | null> {
    return this.#inTurn(() => this.#follow(inquiry, () => this.#conversation?.submit(inquiry)));
  }

  /** When its turn comes, the entry may have been cleared or asked again already: then nothing is left to do. */
  #retry(entry: Entry): void {
    this.#inTurn(async () => {
      const conversation = this.#conversation;
      if (conversation?.entries.includes(entry) !== true) return null;
      return this.#follow(entry.inquiry, () => conversation.retry(entry));
    }).catch(reportError);
  }

  /** Runs after all that was handed in before. What breaks is told to the caller alone, and the next goes on. */
  #inTurn(run: () => Promise<Outcome | null>): Promise<Outcome | null> {
    const done = this.#running.then(run);
    this.#running = done.catch(() => null);
    return done;
  }

  /** Tells the page, the eye and the ear of an inquiry and of what becomes of it. */
  async #follow(inquiry: Inquiry, run: () => Promise<Outcome | null> | undefined): Promise<Outcome | null> {
    emit(this, 'sqa-question', inquiry);
    void this.#announcer.say('');
    const running = run();
    void this.#scrollToLastTurn();
    const outcome = (await running) ?? null;
    if (outcome === null) return null;
    if (outcome.state === 'answered') {
      emit(this, 'sqa-answer', { inquiry, result: outcome.result });
      markInPage(this.highlight, citationsOf(outcome.result));
    }
    if (outcome.state === 'failed') emit(this, 'sqa-error', { inquiry, failure: outcome.failure });
    void this.#announcer.say(announcementOf(this.#labels, outcome));
    void this.#scrollToLastTurn();
    return outcome;
  }

  #onDraft(): void {
    this.requestUpdate();
    if (this.#composer.isTooLong) void this.#announcer.say(lengthText(this.#labels, this.#composer));
  }

  readonly #onOnline = (): void => {
    for (const failed of this.#conversation?.askedOffline ?? []) this.#retry(failed);
  };

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  async #scrollToLastTurn(): Promise<void> {
    await this.updateComplete;
    scrollToLastTurn(this.renderRoot, this.matches(':focus-within'));
  }
}
