import { build, transform, type Plugin } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packageRoot } from '../src/package-root.js';

const root = packageRoot();
const outfile = join(root, 'dist', 'widget.js');

/** The style sheets stand in template literals, which a minifier of scripts leaves as they are. */
const minifyStyles: Plugin = {
  name: 'minify-styles',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]widget[\\/]styles[\\/]\w+\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const styles = /css`([^`$]+)`/.exec(source)?.[1];
      if (styles === undefined) throw new Error(`${path} holds no style sheet without expressions.`);
      const { code } = await transform(styles, { loader: 'css', minify: true, target: 'chrome123' });
      return { contents: source.replace(styles, () => code.trim()), loader: 'ts' };
    });
  },
};

await build({
  entryPoints: [join(root, 'src', 'widget', 'script.ts')],
  tsconfig: join(root, 'src', 'widget', 'tsconfig.json'),
  outfile,
  bundle: true,
  minify: true,
  sourcemap: true,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'eof',
  plugins: [minifyStyles],
});
const bundle = await readFile(outfile);
const integrity = createHash('sha384').update(bundle).digest('base64');
console.log(`dist/widget.js: ${String(gzipSync(bundle).length)} bytes gzip, integrity sha384-${integrity}`);
