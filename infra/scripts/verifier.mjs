/**
 * Builds what an auditor runs from a bundle: verify.mjs (apps/verifier/verify.ts with libs/verifier) and replay.mjs
 * (the pure rooms), each one file that can be read and imports nothing but Node; verify.py goes along as it is.
 */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = join(root, 'apps/verifier');

/** `#libs/x` is the source of that room, also where the package says that it is what was built of it. */
const rooms = {
  name: 'rooms',
  enforce: 'pre',
  resolveId: (id) => {
    const [, room] = /^#libs\/([^/]+)$/.exec(id) ?? [];
    return room === undefined ? null : join(root, 'libs', room, 'index.ts');
  },
};

/** Writes verify.mjs, replay.mjs and verify.py to a folder. */
export async function buildVerifier(target) {
  const { build } = await import('vite');
  mkdirSync(target, { recursive: true });
  for (const name of ['verify', 'replay'])
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      plugins: [rooms],
      build: {
        ssr: join(source, `${name}.ts`),
        target: 'node20',
        outDir: target,
        emptyOutDir: false,
        minify: false,
        copyPublicDir: false,
        rolldownOptions: {
          // Rooms only make things: what is not used of them (a database, a web server) must not come along.
          treeshake: { moduleSideEffects: (id) => id.startsWith(source) },
          output: { entryFileNames: '[name].mjs', codeSplitting: false },
        },
      },
    });
  if (existsSync(join(source, 'verify.py')))
    copyFileSync(join(source, 'verify.py'), join(target, 'verify.py'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await buildVerifier(process.argv[2] ?? join(root, 'dist/verifier'));
