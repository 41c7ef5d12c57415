const COPIED_FOR_MS = 2000;

/** A button that copies a citation; without this script the citation can be selected. */
function copyButton(citation: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  const tell = (text: string): void => {
    button.textContent = text;
    setTimeout(() => (button.textContent = 'Copy'), COPIED_FOR_MS);
  };
  button.addEventListener('click', () => {
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(citation.textContent))
      .then(
        () => {
          tell('Copied');
        },
        () => {
          // Not allowed, or a page without TLS: what is selected can be copied by hand.
          getSelection()?.selectAllChildren(citation);
          tell('Selected');
        },
      );
  });
  return button;
}

/** Offers to copy each citation, and brings a passage into sight that the server marked where the address names no place. */
function enhance(): void {
  for (const citation of document.querySelectorAll<HTMLElement>('.cite pre')) citation.after(copyButton(citation));
  if (location.hash === '') document.querySelector('mark')?.scrollIntoView({ block: 'center' });
  const cite = document.querySelector<HTMLDetailsElement>('#cite');
  if (location.hash === '#cite' && cite !== null) cite.open = true;
}

/** Chromium looks for an address's words before the page has its style, and may then stand far from their paragraph. */
function showAddressed(): void {
  const addressed = document.getElementById(location.hash.slice(1));
  if (addressed === null) return;
  const { top, bottom } = addressed.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) addressed.scrollIntoView({ block: 'center' });
}

if (document.readyState === 'complete') showAddressed();
else addEventListener('load', showAddressed, { once: true });
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', enhance);
else enhance();
