import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { persistedDocuments } from './build/documents-plugin.ts';
import { netherlands } from './build/netherlands-plugin.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** No inline module preload script and no data: fonts, so that the page works under `script-src 'self'`. */
export default defineConfig({
  root: here,
  plugins: [persistedDocuments(), netherlands()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/dashboard', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    // Directives for servers that render components; there is none here.
    rolldownOptions: {
      onLog: (level, log, handler) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
      },
    },
  },
});
