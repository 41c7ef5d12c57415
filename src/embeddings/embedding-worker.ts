import { worker } from 'workerpool';
import { TransformersEmbeddings } from './transformers-embeddings.js';

const [model = '', modelsFolder = ''] = process.argv.slice(2);
const embeddings = new TransformersEmbeddings({ model, modelsFolder });

/** What a process of an `EmbeddingPool` does. */
worker({ embed: (texts: string[]) => embeddings.embedDocuments(texts) });
