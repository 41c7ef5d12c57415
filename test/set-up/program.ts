import { Readable } from 'node:stream';
import { vi } from 'vitest';
import { runProgram } from '../../src/cli/program.js';

export interface ProgramRun {
  readonly status: number;
  readonly printed: string;
  readonly told: string;
}

export interface ProgramContext {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Gives standard input this text until the function that is returned is called. */
function replaceStandardInput(input: string): () => void {
  const own = Object.getOwnPropertyDescriptor(process, 'stdin');
  if (own === undefined) throw new Error('This process has no standard input');
  Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(input)]), configurable: true });
  return () => Object.defineProperty(process, 'stdin', own);
}

function exitStatus(): number {
  return Number(process.exitCode ?? 0);
}

/** Runs `statement-qa` in this process, with standard input and environment of its own, and catches what it prints. */
export async function runInProcess(
  args: readonly string[],
  { environment = {}, input = '' }: ProgramContext = {},
): Promise<ProgramRun> {
  let printed = '';
  let told = '';
  const exitCode = process.exitCode;
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const restoreInput = replaceStandardInput(input);
  const catching = [
    vi.spyOn(console, 'log').mockImplementation((line: string) => void (printed += `${line}\n`)),
    vi.spyOn(console, 'error').mockImplementation((line: unknown) => void (told += `${String(line)}\n`)),
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => (printed += String(text)) !== ''),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => (told += String(text)) !== ''),
  ];
  try {
    process.exitCode = undefined;
    await runProgram(args);
    return { status: exitStatus(), printed, told };
  } finally {
    for (const spy of catching) spy.mockRestore();
    restoreInput();
    vi.unstubAllEnvs();
    process.exitCode = exitCode;
  }
}
