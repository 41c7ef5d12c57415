import type { Manifest } from '../vector-index/manifest.js';

/** As "1 document and 30 passages". */
export function indexSize({ documents, passages }: Manifest['counts']): string {
  return `${counted(documents, 'document')} and ${counted(passages, 'passage')}`;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
