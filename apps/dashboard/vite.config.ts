import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { persistedDocuments } from './build/documents-plugin.ts';
import { netherlands } from './build/netherlands-plugin.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Of the rooms the dashboard shares with the server (compiled to dist before it) only what is used is taken: they do
 * nothing by being imported, and their other half writes files in Node.
 */
const SHARED = {
  treeshake: { moduleSideEffects: (id: string): boolean => !/[/\\]dist[/\\]libs[/\\]/.test(id) },
};

/**
 * Files are read in the browser and written in Node: what writes them is not there, so that no part of Node is asked
 * for.
 */
const readingOnly = (): Plugin => ({
  name: 'reading-only',
  enforce: 'pre',
  load: (id) => {
    const [, writer] = /[/\\]spreadsheet[/\\]write-(workbook|ods)\.js$/.exec(id) ?? [];
    if (writer === undefined) return undefined;
    const name = writer === 'ods' ? 'writeOds' : 'writeWorkbook';
    return `export const ${name} = () => { throw new Error("spreadsheets are written by the server"); };`;
  },
});

/** No inline module preload script and no data: fonts, so that the page works under `script-src 'self'`. */
export default defineConfig({
  root: here,
  plugins: [readingOnly(), persistedDocuments(), netherlands()],
  worker: { format: 'es', rolldownOptions: SHARED, plugins: () => [readingOnly()] },
  build: {
    outDir: fileURLToPath(new URL('../../dist/dashboard', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    // Directives for servers that render components; there is none here.
    rolldownOptions: {
      ...SHARED,
      onLog: (level, log, handler) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
      },
    },
  },
});
