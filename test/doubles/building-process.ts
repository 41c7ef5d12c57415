import { buildIndex } from '../../src/vector-index/build-index.js';
import { ModelDouble } from './model-double.js';

// A process of its own that builds an index, to be killed: it tells when it begins, so that a kill hits the build.
const [, , corpusFolder = '', indexFolder = ''] = process.argv;
process.stdout.write('begins\n');
await buildIndex({ corpusFolder, indexFolder, embeddings: new ModelDouble() });
