import html from 'html-template-tag';

/** Of the plot itself, without its axes, in pixels. */
export const PLOT_WIDTH = 320;
export const PLOT_HEIGHT = 220;

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Both parts of 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
  /** Of a dot drawn at the point, in pixels; none where left out. */
  readonly radius?: number;
}

export interface Line {
  /** The class that gives the line its colour and dashes. */
  readonly style: string;
  readonly points: readonly Point[];
}

/** One plot: both axes run from 0 to 100%. */
export interface Panel {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** Drawn in order, the last on top. */
  readonly lines: readonly Line[];
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function x(part: number): string {
  return px(part * PLOT_WIDTH);
}

function y(part: number): string {
  return px((1 - part) * PLOT_HEIGHT);
}

function gridSvg(): string {
  return TICKS.map((tick) => {
    const label = `${String(100 * tick)}%`;
    return html`<path class="grid" d="M0 ${y(tick)}H${px(PLOT_WIDTH)}M${x(tick)} 0V${px(PLOT_HEIGHT)}"/>
<text class="tick" x="${x(tick)}" y="${px(PLOT_HEIGHT + 18)}" text-anchor="middle">${label}</text>
<text class="tick" x="-8" y="${y(tick)}" dy="0.35em" text-anchor="end">${label}</text>`;
  }).join('\n');
}

function lineSvg({ style, points }: Line): string {
  const path = points.map((point) => `${x(point.x)},${y(point.y)}`).join(' ');
  const dots = points.flatMap(({ radius, ...point }) =>
    radius === undefined ? [] : [html`<circle class="dot" cx="${x(point.x)}" cy="${y(point.y)}" r="${px(radius)}"/>`],
  );
  return html`<g class="${style}"><polyline class="line" points="${path}"/>$${dots.join('')}</g>`;
}

/** A panel as SVG, its plot's upper left corner at a place of the drawing. */
export function panelSvg({ title, xLabel, yLabel, lines }: Panel, left: number, top: number): string {
  const [middleX, middleY] = [px(PLOT_WIDTH / 2), px(PLOT_HEIGHT / 2)];
  return html`<g transform="translate(${px(left)} ${px(top)})">
<text class="title" x="0" y="-14">${title}</text>
$${gridSvg()}
<text class="axis" x="${middleX}" y="${px(PLOT_HEIGHT + 38)}" text-anchor="middle">${xLabel}</text>
<text class="axis" transform="translate(-48 ${middleY}) rotate(-90)" text-anchor="middle">${yLabel}</text>
$${lines.map(lineSvg).join('\n')}
</g>`;
}
