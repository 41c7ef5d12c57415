import { html, nothing, type TemplateResult } from 'lit';
import type { Composer } from './composer.js';
import type { Inquiry } from './contract.js';
import { icons } from './icons.js';
import type { Labels } from './labels/english.js';
import { filled } from './labels/labels.js';

const KINDS: readonly Inquiry['kind'][] = ['question', 'claim', 'quote'];
/** From so few characters left on, they are counted to the eye. */
const COUNTED_FROM = 200;

/** How far a text is from the longest that is taken; empty while that is far off. */
export function lengthText(labels: Labels, { charactersLeft: left }: Composer): string {
  if (left < 0) return filled(labels.tooLong, { count: -left });
  return left <= COUNTED_FROM ? filled(labels.charactersLeft, { count: left }) : '';
}

function kindsView(labels: Labels, composer: Composer): TemplateResult {
  const choices = KINDS.map(
    (kind) =>
      html`<label><input type="radio" name="kind" .checked=${kind === composer.kind} @change=${() => {
        composer.setKind(kind);
      }}><span>${labels[kind]}</span></label>`,
  );
  return html`<div class="kinds" part="kinds" role="radiogroup" aria-labelledby="heading">${choices}</div>`;
}

function fieldView(labels: Labels, composer: Composer, placeholder: string): TemplateResult {
  const { kind, draft, isTooLong } = composer;
  const name = kind === 'question' ? placeholder : labels[kind];
  return html`<div class="field">
<textarea part="input" rows="1" dir="auto" aria-label=${name} aria-describedby="hint"
 aria-invalid=${isTooLong ? 'true' : nothing} .value=${draft}
 placeholder=${kind === 'question' ? placeholder : labels.checkPlaceholder}
 @keydown=${composer.onKey} @compositionend=${composer.onCompositionEnd} @input=${(event: Event) => {
   composer.setDraft((event.target as HTMLTextAreaElement).value);
 }}></textarea>
<button part="send" class="send" aria-label=${labels.send} title=${labels.send} ?disabled=${isTooLong}>${icons.send}</button>
</div>`;
}

/** The box to write in. `placeholder` stands in it for questions. */
export function composerView(labels: Labels, composer: Composer, placeholder: string): TemplateResult {
  const length = lengthText(labels, composer);
  const hint = composer.isTooLong ? 'wrong' : length === '' ? 'keys' : '';
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    composer.send();
  };
  return html`<form part="form" @submit=${onSubmit}>
${kindsView(labels, composer)}
${fieldView(labels, composer, placeholder)}
<p id="hint" part="hint" class="hint ${hint}">${hint === 'keys' ? labels.keys : length}</p>
</form>`;
}
