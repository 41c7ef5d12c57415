import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packageRoot } from '../src/package-root.js';

/** Copied, so that those who install the package need not install all of Swagger UI. */
const FILES = ['swagger-ui-bundle.js', 'swagger-ui.css', 'LICENSE', 'NOTICE'];
const source = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const target = join(packageRoot(), 'dist', 'api-reader');

await mkdir(target, { recursive: true });
await Promise.all(FILES.map((file) => copyFile(join(source, file), join(target, file))));
