/** Path of the page on which a document is read. */
export function documentPath(id: string): string {
  return `/documents/${encodeURIComponent(id)}`;
}
