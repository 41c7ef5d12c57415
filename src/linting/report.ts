import type { Log, Result } from 'sarif';
import { pathToFileURL } from 'node:url';
import { styleText } from 'node:util';
import { isAbsolute } from 'node:path';
import type { Difference } from '../types.js';
import { RULES, type Finding } from './findings.js';

export const FORMATS = ['pretty', 'json', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

type Paint = (style: 'bold' | 'red' | 'green' | 'yellow', text: string) => string;

function painter(isColoured: boolean): Paint {
  return (style, text) => (isColoured ? styleText(style, text, { validateStream: false }) : text);
}

/** Differences in one line: "[-free-]{+cheap+}", as git's word diff has it. */
export function differenceText(differences: readonly Difference[], { isColoured }: { isColoured: boolean }): string {
  const paint = painter(isColoured);
  return differences
    .map(({ op, text }) => {
      if (op === 'equal') return text;
      return op === 'delete' ? paint('red', `[-${text}-]`) : paint('green', `{+${text}+}`);
    })
    .join('');
}

function prettyFinding(finding: Finding, options: { isColoured: boolean }): string {
  const paint = painter(options.isColoured);
  const { file, line, column, severity, rule, message } = finding;
  const place = paint('bold', `${file}:${String(line)}:${String(column)}:`);
  const head = `${place} ${paint(severity === 'error' ? 'red' : 'yellow', severity)}: ${message} [${rule}]`;
  return finding.differences.length === 0 ? head : `${head}\n    ${differenceText(finding.differences, options)}`;
}

function count(findings: readonly Finding[], severity: Finding['severity']): string {
  const number = findings.filter((finding) => finding.severity === severity).length;
  return `${String(number)} ${severity}${number === 1 ? '' : 's'}`;
}

/** One finding a line, as compilers print them, and how many there are. */
export function prettyReport(findings: readonly Finding[], options: { isColoured: boolean }): string {
  const lines = findings.map((finding) => prettyFinding(finding, options));
  return [...lines, `${count(findings, 'error')}, ${count(findings, 'warning')}`].join('\n');
}

function toResult({ file, line, column, endLine, endColumn, severity, rule, message }: Finding): Result {
  return {
    ruleId: rule,
    level: severity,
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: isAbsolute(file) ? pathToFileURL(file).href : file.split('/').map(encodeURIComponent).join('/'),
          },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
  };
}

/** SARIF 2.1.0 (OASIS), by which code hosts annotate changes. */
export function sarifReport(findings: readonly Finding[]): string {
  const rules = Object.entries(RULES).map(([id, text]) => ({ id, shortDescription: { text } }));
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: { driver: { name: 'statement-qa', rules } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(toResult),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

export function report(findings: readonly Finding[], format: Format, options: { isColoured: boolean }): string {
  switch (format) {
    case 'pretty':
      return prettyReport(findings, options);
    case 'json':
      return JSON.stringify(findings, null, 2);
    case 'sarif':
      return sarifReport(findings);
  }
}
