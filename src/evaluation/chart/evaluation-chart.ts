import html from 'html-template-tag';
import { WHOLE_SYSTEM } from '../evaluate.js';
import type { ReliabilityBin } from '../metrics/calibration-error.js';
import type { EvaluationReport } from '../report.js';
import type { Curves, SetResult } from '../sets/set-result.js';
import { legendSvg } from './legend.js';
import { panelSvg, PLOT_HEIGHT, PLOT_WIDTH, type Line, type Panel } from './panel.js';

const LEFT = 80;
const TOP = 108;
const COLUMN = PLOT_WIDTH + 110;
const ROW = PLOT_HEIGHT + 90;
const WIDTH = LEFT + COLUMN + PLOT_WIDTH + 30;
/** The largest dot of a reliability curve, for a bin that holds all questions, in pixels. */
const LARGEST_DOT = 12;

/** Colours that colour-blind readers can tell apart (after Okabe and Ito, 2008), and dashes for those who see none. */
const STYLE = `
.paper { fill: #fff } .title { font-weight: 600 } .grid { stroke: #d8dce0; fill: none }
text { font: 13px system-ui, sans-serif; fill: #1c2024 } .tick { font-size: 11px; fill: #50575e }
.line { fill: none; stroke-width: 1.8 } .dot { stroke: none; fill-opacity: .55 }
.s0 { stroke: #0072b2; fill: #0072b2 } .s1 { stroke: #c45500; fill: #c45500 } .s2 { stroke: #00805d; fill: #00805d }
.s3 { stroke: #a6427c; fill: #a6427c } .whole { stroke: #000; fill: #000 } .ideal { stroke: #50575e; fill: #50575e }
.s0 .line { stroke-dasharray: 2 3 } .s1 .line { stroke-dasharray: 7 3 } .s2 .line { stroke-dasharray: 9 3 2 3 }
.s3 .line { stroke-dasharray: 14 4 } .whole .line { stroke-width: 2.6 } .ideal .line { stroke-width: 1; stroke-dasharray: 4 4 }
text.entry { stroke: none }
@media (prefers-color-scheme: dark) {
.paper { fill: #14171a } .grid { stroke: #353b41 } text { fill: #eceff1 } .tick { fill: #aab2b9 }
.s0 { stroke: #56b4e9; fill: #56b4e9 } .s1 { stroke: #ff9c40; fill: #ff9c40 } .s2 { stroke: #2cc295; fill: #2cc295 }
.s3 { stroke: #e39bc4; fill: #e39bc4 } .whole { stroke: #fff; fill: #fff } .ideal { stroke: #aab2b9; fill: #aab2b9 }
}`;

interface Drawn {
  readonly set: string;
  readonly cases: number;
  readonly curves: Curves;
}

type StyleOf = (system: string) => string;

/** The whole system's style is its own; the others' follow their order. */
function stylesFor(systems: readonly string[]): StyleOf {
  const others = systems.filter((system) => system !== WHOLE_SYSTEM);
  return (system) => (system === WHOLE_SYSTEM ? 'whole' : `s${String(others.indexOf(system))}`);
}

function riskPanel({ set, cases, curves }: Drawn, styleOf: StyleOf): Panel {
  const lines = Object.entries(curves.riskCoverage).map(([system, curve]) => ({
    style: styleOf(system),
    points: curve.map(({ coverage, risk }) => ({ x: coverage, y: risk })),
  }));
  return {
    title: `${set}, ${String(cases)} questions`,
    xLabel: 'coverage: questions answered',
    yLabel: 'risk: answered wrongly',
    lines,
  };
}

function reliabilityLine(style: string, bins: readonly ReliabilityBin[]): Line {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const points = bins.map(({ meanConfidence, accuracy, count }) => ({
    x: meanConfidence,
    y: accuracy,
    radius: 1.5 + LARGEST_DOT * Math.sqrt(count / total),
  }));
  return { style, points };
}

function reliabilityPanel({ set, curves }: Drawn, styleOf: StyleOf): Panel {
  const diagonal = [0, 1].map((part) => ({ x: part, y: part }));
  return {
    title: `${set}: reliability`,
    xLabel: 'confidence',
    yLabel: 'right sentence first',
    lines: [
      { style: 'ideal', points: diagonal },
      ...Object.entries(curves.reliability).map(([system, bins]) => reliabilityLine(styleOf(system), bins)),
    ],
  };
}

function drawnOf({ set, counts, curves }: Pick<SetResult, 'set' | 'counts' | 'curves'>): Drawn[] {
  if (curves === null) return [];
  return [{ set, curves, cases: Object.values(counts).reduce((sum, count) => sum + count, 0) }];
}

/** Risk-coverage and reliability curves of every set that has them, a row each, as an SVG document for light and dark. */
export function evaluationChart({ sets }: Pick<EvaluationReport, 'sets'>): string {
  const drawn = sets.flatMap(drawnOf);
  const systems = [...new Set(drawn.flatMap(({ curves }) => Object.keys(curves.riskCoverage)))];
  const styleOf = stylesFor(systems);
  const legend = [
    ...systems.map((system) => ({ label: system, style: styleOf(system) })),
    { label: 'confidence = accuracy', style: 'ideal' },
  ];
  const rows = drawn.map((row, i) => {
    const top = TOP + i * ROW;
    return panelSvg(riskPanel(row, styleOf), LEFT, top) + panelSvg(reliabilityPanel(row, styleOf), LEFT + COLUMN, top);
  });
  const [width, height] = [String(WIDTH), String(TOP + Math.max(rows.length, 1) * ROW - 20)];
  return html`<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="name about">
<title id="name">Risk-coverage and reliability curves</title>
<desc id="about">Left, for each set: of the surest questions answered, the part answered wrongly; lower is better. Right: how often the first sentence is right at each confidence; a dot’s area tells how many questions it stands for.</desc>
<style>$${STYLE}
</style>
<rect class="paper" width="100%" height="100%"/>
$${legendSvg(legend, LEFT, 30)}
$${rows.join('\n')}
</svg>
`;
}
