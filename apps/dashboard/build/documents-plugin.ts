import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { documentsOf, questionsIn } from './documents.ts';

const FOLDER = fileURLToPath(new URL('../graphql', import.meta.url));
const TEXTS = 'virtual:documents';
/** The server reads it beside the page (apps/api/edge/dashboard/documents.ts). */
const MANIFEST = 'documents.json';
const NO_TADA = 'export const graphql = () => { throw new Error("a question that was not persisted"); };';

function persisted(code: string, where: string): string {
  let [written, at] = ['', 0];
  for (const { start, end, asked } of questionsIn(code, where)) {
    const document = { kind: 'Document', definitions: [], documentId: asked?.hash };
    written += code.slice(at, start) + (asked ? `(${JSON.stringify(document)})` : 'undefined');
    at = end;
  }
  return written + code.slice(at);
}

/**
 * Puts the hash of each question in the place of its text: the page carries no text and no parser. The texts go to
 * the server as its manifest, and into a chunk of their own for when a server does not know a hash (decision 0014).
 */
export function persistedDocuments(): Plugin {
  return {
    name: 'persisted-documents',
    enforce: 'pre',
    resolveId: (id) => (id === TEXTS ? `\0${TEXTS}` : undefined),
    load: (id) =>
      id === `\0${TEXTS}` ? `export const documents = ${JSON.stringify(documentsOf(FOLDER))};` : undefined,
    transform(code, id) {
      if (id === join(FOLDER, 'tada.ts')) return { code: NO_TADA, map: null };
      if (dirname(id) === FOLDER) return { code: persisted(code, id), map: null };
      if (id.startsWith(dirname(FOLDER)) && /\bgraphql\(/.test(code) && !id.includes('/build/'))
        throw new Error(`${id}: questions stand in apps/dashboard/graphql`);
      return undefined;
    },
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: MANIFEST,
        source: JSON.stringify(documentsOf(FOLDER), null, 1),
      });
    },
  };
}
