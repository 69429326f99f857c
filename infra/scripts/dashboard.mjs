/**
 * Builds apps/dashboard into dist/dashboard: the API's GraphQL schema as types (so that every query is checked
 * against the server it is served by), the types, the bundle, and every text file compressed beforehand. Needs the
 * API built.
 */
import { readdirSync, readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = join(root, 'apps/dashboard');
const target = join(root, 'dist/dashboard');

/** Writes apps/dashboard/generated/graphql-env.d.ts from the schema that the built API answers with. */
export async function writeSchema() {
  const { openMemoryStore, openMemoryVault } = await import('../../dist/libs/event-store/index.js');
  const { createApp } = await import('../../dist/apps/api/bootstrap/create-app.js');
  const { createLogger, systemClock } = await import('../../dist/libs/platform/index.js');
  const { demoAuthenticator } = await import('../../dist/libs/access/index.js');
  const { GraphQLSchemaHost } = await import('@nestjs/graphql');
  const { introspectionFromSchema } = await import('graphql');
  const { minifyIntrospection, outputIntrospectionFile } = await import('@gql.tada/internal');
  const app = await createApp({
    store: openMemoryStore({}),
    vault: openMemoryVault(),
    clock: systemClock,
    authenticator: demoAuthenticator,
    logger: createLogger('silent'),
    readModelPath: ':memory:',
    demo: false,
  });
  try {
    const introspection = minifyIntrospection(introspectionFromSchema(app.get(GraphQLSchemaHost).schema));
    const text = outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true });
    mkdirSync(join(source, 'generated'), { recursive: true });
    writeFileSync(join(source, 'generated', 'graphql-env.d.ts'), text);
  } finally {
    await app.close();
  }
}

async function bundle() {
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  await build({ configFile: join(source, 'vite.config.ts'), logLevel: 'warn' });
}

function compress() {
  for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !['.js', '.css', '.svg', '.json'].includes(extname(entry.name))) continue;
    const path = join(entry.parentPath, entry.name);
    const plain = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }));
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    writeFileSync(`${path}.br`, brotliCompressSync(plain, options));
  }
}

await writeSchema();
if (!process.argv.includes('--schema')) {
  await bundle();
  compress();
}
