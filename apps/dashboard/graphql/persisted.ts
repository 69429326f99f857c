import type { TadaDocumentNode } from './tada.ts';

export const UNKNOWN = 'PERSISTED_QUERY_NOT_FOUND';

/** The SHA-256 of a question's text, which the build has put in its place. */
export function hashOf(document: TadaDocumentNode<unknown, never>): string {
  const { documentId } = document as { readonly documentId?: string };
  if (documentId === undefined) throw new Error('a question that was not persisted');
  return documentId;
}

/** How a question is put by its hash: the form of Apollo Server, and of graphql-ws beside an empty query. */
export const byHash = (hash: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
});

const texts = () => import('virtual:documents').then(({ documents }) => documents);
let kept: ReturnType<typeof texts> | undefined;

/** Fetches the texts while the server still has those of this page; once it is renewed, they would be gone. */
export function keepTexts(): void {
  kept ??= texts();
  kept.catch(() => (kept = undefined));
}

/** The text of a question, for a server that does not know its hash; undefined when it is not to be had any more. */
export async function textOf(hash: string): Promise<string | undefined> {
  keepTexts();
  return kept?.then((documents) => documents[hash]).catch(() => undefined);
}
