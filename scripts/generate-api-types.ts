import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../src/package-root.js';
import { apiTypes } from './api-types.js';

/** Writes the types of the HTTP API that the widget uses. */
const file = join(packageRoot(), 'src', 'widget', 'api-types.ts');
await writeFile(file, await apiTypes());
console.log(`Wrote ${file}`);
