import { build, transform, type Plugin } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { minify } from 'terser';
import { packageRoot } from '../src/package-root.js';
import { english, type LabelName, type Labels } from '../src/widget/labels/english.js';

const NAME = 'widget.js';
const LICENCES = '/*! statement-qa, Apache-2.0; holds Lit, Copyright Google LLC, BSD-3-Clause */';
const root = packageRoot();
const folder = join(root, 'dist');

/** The style sheets stand in template literals, which a minifier of scripts leaves as they are. */
const minifyStyles: Plugin = {
  name: 'minify-styles',
  setup: (bundle) => {
    bundle.onLoad({ filter: /[\\/]widget[\\/]styles[\\/]\w+\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const styles = /css`([^`$\\]+)`/.exec(source)?.[1];
      if (styles === undefined) throw new Error(`${path} holds no style sheet without expressions and backslashes.`);
      const { code } = await transform(styles, { loader: 'css', minify: true, target: 'chrome123', charset: 'utf8' });
      return { contents: source.replace(styles, () => code.trim()), loader: 'ts' };
    });
  },
};

/** Neither do the templates of elements, whose line breaks between elements are for people who read the source. */
const minifyTemplates: Plugin = {
  name: 'minify-templates',
  setup: (bundle) => {
    bundle.onLoad({ filter: /[\\/]widget[\\/][\w-]+-view\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replace(/(?<=>)\n(?=[<$])|(?<=\})\n(?=<)/g, ''), loader: 'ts' };
    });
  },
};

/** The languages name their labels in the same order, so that the bundle has the names once. */
const packLabels: Plugin = {
  name: 'pack-labels',
  setup: (bundle) => {
    bundle.onLoad({ filter: /[\\/]labels[\\/](?:french|german|japanese)\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'ts' });
      const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Record<string, Labels>;
      const [[language, labels] = ['', english]] = Object.entries(module);
      const inOrder = Object.keys(english).map((name) => labels[name as LabelName]);
      if (inOrder.some((label) => label.includes('|'))) throw new Error(`${path} holds "|", which parts the labels.`);
      return {
        contents: `import { english } from './english.js';
const own = ${JSON.stringify(inOrder.join('|'))}.split('|');
export const ${language} = Object.fromEntries(Object.keys(english).map((name, i) => [name, own[i]]));`,
      };
    });
  },
};

/** Of Lit, what is for other browsers than the widget needs anyway, or tells other copies of Lit of this one. */
const NOT_OF_LIT: readonly (readonly [RegExp, string])[] = [
  [/\b\w+\.ShadowRoot&&.+?CSSStyleSheet\.prototype(?=,)/, 'true'],
  [/\b\w+\.(?:\w+PolyfillSupport|litElementHydrateSupport)\b/g, 'undefined'],
  [/\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/, 'undefined'],
];

const trimLit: Plugin = {
  name: 'trim-lit',
  setup: (bundle) => {
    const left = new Set(NOT_OF_LIT);
    bundle.onLoad(
      { filter: /[\\/](?:@lit[\\/]reactive-element|lit-html|lit-element)[\\/][\w-]+\.js$/ },
      async ({ path }) => {
        let contents = await readFile(path, 'utf8');
        for (const trim of NOT_OF_LIT) {
          const trimmed = contents.replace(...trim);
          if (trimmed !== contents) left.delete(trim);
          contents = trimmed;
        }
        return { contents };
      },
    );
    bundle.onEnd(() => {
      if (left.size > 0)
        throw new Error(`Lit no longer holds ${[...left].map(([pattern]) => pattern.source).join(', ')}.`);
    });
  },
};

/** One file of all that the widget needs. */
async function bundled(): Promise<{ code: string; map: string }> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src', 'widget', 'script.ts')],
    tsconfig: join(root, 'src', 'widget', 'tsconfig.json'),
    outfile: join(folder, NAME),
    bundle: true,
    minify: true,
    write: false,
    sourcemap: 'external',
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    plugins: [minifyStyles, minifyTemplates, packLabels, trimLit],
  });
  const textOf = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { code: textOf('.js'), map: textOf('.map') };
}

const { code, map } = await bundled();
const smallest = await minify(code, {
  ecma: 2020,
  compress: { passes: 3, pure_getters: true, keep_fargs: false },
  // Lit's own names, which nothing outside of the bundle knows.
  mangle: { properties: { regex: /^_\$/ } },
  format: { preamble: LICENCES },
  sourceMap: { content: map, filename: NAME, url: `${NAME}.map`, includeSources: true },
});
if (smallest.code === undefined || typeof smallest.map !== 'string') throw new Error('The bundle came out empty.');
await writeFile(join(folder, NAME), smallest.code);
await writeFile(join(folder, `${NAME}.map`), smallest.map);

const integrity = createHash('sha384').update(smallest.code).digest('base64');
console.log(`dist/${NAME}: ${String(gzipSync(smallest.code).length)} bytes gzip, integrity sha384-${integrity}`);
