/**
 * What is started as a process is a bundle (infra/scripts/bundle.mjs); nearly every other test runs the sources.
 * Here both answer the same questions about the same log, byte for byte: a class may be called otherwise in a
 * bundle, which could be another type of GraphQL, and what a module finds beside itself (threads, the page, faces
 * of a PDF) must still be found.
 * Seen to fail: without `whereItCameFrom` (nothing starts), with one letter more in a description of the schema
 * in the bundle, and without mustHaveFaces() in open-app.ts.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { loadConfig } from '#libs/platform';
import { openApp } from '../../apps/api/bootstrap/open-app.js';
import { PATIENCE } from '../support/dose.js';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-bundle-'));
const settings = (name: string) => ({
  WIJKSPOOR_STORE: `sqlite:${folder}/${name}/log.db`,
  WIJKSPOOR_DEMO: '1',
  PORT: '0',
  LOG_LEVEL: 'fatal',
});
let bundled: ChildProcess;
let ofBundle: string;
let sources: Awaited<ReturnType<typeof openApp>>;
let ofSources: string;

beforeAll(async () => {
  const env = { ...process.env, ...settings('bundle'), NODE_OPTIONS: '' };
  const demo = ['dist/apps/cli/main.js', 'demo', '--scale', '0.02'];
  expect(spawnSync(process.execPath, demo, { cwd: root, env }).status).toBe(0);
  cpSync(join(folder, 'bundle'), join(folder, 'sources'), { recursive: true });
  bundled = spawn(process.execPath, ['dist/apps/api/main.js'], { cwd: root, env });
  ofBundle = await new Promise<string>((resolve, reject) => {
    let said = '';
    const listen = (data: Buffer) => {
      said += data.toString();
      const [url] = /http:\/\/[\d.:]+/.exec(said) ?? [];
      if (url) resolve(url);
    };
    bundled.stdout!.on('data', listen);
    bundled.stderr!.on('data', listen);
    bundled.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  sources = await openApp(loadConfig(settings('sources')));
  await sources.listen(0, '127.0.0.1');
  ofSources = `http://127.0.0.1:${(sources.getHttpServer().address() as AddressInfo).port}`;
}, PATIENCE);
afterAll(async () => {
  bundled?.kill('SIGKILL');
  await sources?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(url: string, path: string, { headers, ...init }: RequestInit = {}) {
  const response = await fetch(`${url}${path}`, {
    ...init,
    headers: { authorization: 'Bearer demo-programme-office', 'accept-language': 'nl', ...headers },
  });
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: response.headers.get('content-type'), body };
}
async function both(path: string, init?: RequestInit) {
  return { bundle: await ask(ofBundle, path, init), sources: await ask(ofSources, path, init) };
}
const graphql = (query: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
});

describe('a bundled server answers as the sources do', () => {
  it('and is what is started', () => {
    for (const name of ['api', 'cli', 'witness'])
      expect(readFileSync(join(root, `dist/apps/${name}/main.js`), 'utf8')).toBe(
        `#!/usr/bin/env node\nimport '../../bundle/${name}.js';\n`,
      );
  });

  it('to every question about its own interfaces', async () => {
    const schema = await both('/graphql', graphql(getIntrospectionQuery()));
    expect(schema.sources.status).toBe(200);
    expect(JSON.parse(schema.bundle.body.toString())).toEqual(JSON.parse(schema.sources.body.toString()));
    const openapi = await both('/v1/openapi.json');
    expect(openapi.sources.status).toBe(200);
    expect(openapi.bundle.body.equals(openapi.sources.body)).toBe(true);
  });

  it('with an edition as a file of every kind, and the page', async () => {
    const { bundle } = await both('/graphql', graphql('{ editions { editionId } }'));
    const [first] = (JSON.parse(bundle.body.toString()) as { data: { editions: { editionId: string }[] } })
      .data.editions;
    for (const accept of ['application/json', 'text/csv', 'text/html', 'application/pdf', SHEET]) {
      const edition = await both(`/v1/rapportages/${first!.editionId}`, { headers: { accept } });
      expect([accept, edition.sources.status, edition.sources.type]).toEqual([
        accept,
        200,
        expect.stringContaining(accept),
      ]);
      expect([accept, edition.bundle.body.equals(edition.sources.body)]).toEqual([accept, true]);
    }
    const page = await both('/', { headers: { accept: 'text/html' } });
    expect(page.bundle.body.toString()).toContain('<div id="root"');
  });

  it('and does not start without a face of the PDF, which it names', () => {
    const elsewhere = join(folder, 'faceless');
    cpSync(join(root, 'dist/bundle'), join(elsewhere, 'dist/bundle'), { recursive: true });
    cpSync(join(root, 'dist/typeface'), join(elsewhere, 'dist/typeface'), { recursive: true });
    rmSync(join(elsewhere, 'dist/typeface/SourceSans3-Semibold.ttf'));
    writeFileSync(join(elsewhere, 'package.json'), '{"type":"module"}');
    symlinkSync(join(root, 'node_modules'), join(elsewhere, 'node_modules'));
    const { status, stderr } = spawnSync(process.execPath, ['dist/bundle/api.js'], {
      cwd: elsewhere,
      env: { ...process.env, ...settings('faceless'), NODE_OPTIONS: '' },
      encoding: 'utf8',
      timeout: PATIENCE,
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /start niet \/ does not start:\n.*SourceSans3-Semibold\.ttf: de letters .* \/ the letters /,
    );
    expect(existsSync(join(elsewhere, 'log.db'))).toBe(false);
  });

  it('with the licence beside the faces', () => {
    expect(readFileSync(join(root, 'dist/typeface/OFL.txt'), 'utf8')).toContain('SIL OPEN FONT LICENSE');
  });

  it('to what is wrong', async () => {
    const event = { specversion: '1.0', id: '1', source: 'urn:x', type: 'huishouden', data: [] };
    const refused = await both('/v1/gebeurtenissen', {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(event),
    });
    expect(refused.sources.status).toBe(400);
    const { traceId: _1, instance: _2, ...said } = JSON.parse(refused.bundle.body.toString()) as Problem;
    expect(JSON.parse(refused.sources.body.toString())).toMatchObject(said);
  });
});

interface Problem {
  readonly traceId?: string;
  readonly instance?: string;
}
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
