/** How often a test tries: few times in the suite, as many as the variable says where a command sets it. */
export function repeats(variable: string, inTheSuite: number): number {
  const value = Number(process.env[variable] ?? inTheSuite);
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`${variable} must be a whole number from 1 on`);
  return value;
}

/** Prints what a test measured, one line of the report. */
export function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
