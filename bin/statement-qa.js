#!/usr/bin/env -S node --max-semi-space-size=8
// Plain JavaScript that stands in the repository: npx links it before anything is compiled, and keeps the link.
import console from 'node:console';
import { existsSync } from 'node:fs';
import process from 'node:process';

const program = new URL('../dist/src/cli/statement-qa.js', import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  console.error('statement-qa is not compiled yet. Run: npm run build');
  process.exitCode = 2;
}
