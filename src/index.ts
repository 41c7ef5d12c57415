export { openStatementQa, type OpenOptions } from './assembly/open.js';
export type { Assembly } from './assembly/assemble.js';
export * from './errors.js';
export type * from './types.js';
