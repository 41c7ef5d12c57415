import html from 'html-template-tag';

const SAMPLE_WIDTH = 28;
const COLUMNS = 3;
const COLUMN_WIDTH = 220;
const ROW_HEIGHT = 22;

export interface LegendEntry {
  readonly label: string;
  readonly style: string;
}

/** The lines' names beside a sample of each, in columns, from a place of the drawing on. */
export function legendSvg(entries: readonly LegendEntry[], left: number, top: number): string {
  return entries
    .map(({ label, style }, i) => {
      const [x, y] = [left + (i % COLUMNS) * COLUMN_WIDTH, top + Math.floor(i / COLUMNS) * ROW_HEIGHT];
      return html`<g class="${style}" transform="translate(${String(x)} ${String(y)})">
<path class="line" d="M0 0H${String(SAMPLE_WIDTH)}"/><text class="entry" x="${String(SAMPLE_WIDTH + 8)}" dy="0.35em">${label}</text>
</g>`;
    })
    .join('\n');
}
