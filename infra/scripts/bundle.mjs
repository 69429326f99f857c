/**
 * Bundles what is started as a process: a server or a command otherwise loads 2,224 files, which is half of its start
 * (decision 0136). Each main.js that tsc wrote becomes a line that opens its bundle in dist/bundle; everything else
 * of dist stays as it was compiled, for the tests and for the threads. The faces of a PDF, which a server reads too,
 * are put beside them (typeface.mjs).
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyTypeface } from './typeface.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, 'dist/bundle');
const MAINS = ['api', 'cli', 'witness'];
const mainOf = (name) => join(root, 'dist/apps', name, 'main.js');

/**
 * Packages that stay files of their own: they are native, read files that lie beside them, or start threads of their
 * own.
 */
const FILES_OF_THEIR_OWN = [
  '@eventstore/db-client',
  '@photostructure/sqlite',
  'fontkit',
  'highs',
  'pdfkit',
  'pino',
];
const packageOf = (id) => id.split('/', id.startsWith('@') ? 2 : 1).join('/');

/**
 * What the libraries ask for and live without: each is caught where it is asked. Anything else that is not found ends
 * the build.
 */
const DONE_WITHOUT = new Set([
  '@apollo/gateway',
  '@apollo/subgraph',
  '@as-integrations/express5',
  '@fastify/multipart',
  '@fastify/static',
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'ts-morph',
]);

/** A module in a bundle still finds what lies beside the file it came from. */
const whereItCameFrom = {
  name: 'where-it-came-from',
  transform(code, id) {
    if (id.startsWith('\0') || !code.includes('import.meta.url')) return null;
    const from = JSON.stringify(relative(target, id).replaceAll('\\', '/'));
    return { code: code.replaceAll('import.meta.url', `new URL(${from}, import.meta.url).href`), map: null };
  },
};

function checkCompiled() {
  for (const name of MAINS)
    if (readFileSync(mainOf(name), 'utf8').includes(`/bundle/${name}.js`))
      throw new Error(`dist/apps/${name}/main.js opens a bundle already: compile first (npm run build)`);
}

/** Bundles each main file into dist/bundle, its faces beside it. Throws when one opens a bundle already. */
export async function bundle() {
  checkCompiled();
  rmSync(target, { recursive: true, force: true });
  await copyTypeface();
  const { rolldown } = await import('rolldown');
  const built = await rolldown({
    cwd: root,
    platform: 'node',
    input: Object.fromEntries(MAINS.map((name) => [name, mainOf(name)])),
    external: (id) => FILES_OF_THEIR_OWN.includes(packageOf(id)) || DONE_WITHOUT.has(packageOf(id)),
    plugins: [whereItCameFrom],
    onLog(level, log, handle) {
      handle(log.code === 'UNRESOLVED_IMPORT' ? 'error' : level, log);
    },
  });
  await built.write({
    dir: target,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await built.close();
  for (const name of MAINS) {
    const main = mainOf(name);
    const opened = relative(dirname(main), join(target, `${name}.js`)).replaceAll('\\', '/');
    writeFileSync(main, `#!/usr/bin/env node\nimport '${opened}';\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
