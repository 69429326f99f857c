/**
 * Seen to fail: with four threads on any machine, and with the flag left out of what npm start and the bench start;
 * with the flag left out of the image, of compose or of Kubernetes, and with another heap in one of the two.
 */
import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { helperThreads } from '../../infra/scripts/helper-threads.mjs';

it.each([
  [1, 1],
  [2, 1],
  [3, 2],
  [5, 4],
  [64, 4],
])('on %i cores V8 has %i threads beside the main one', (cores, threads) => {
  expect(helperThreads(cores)).toBe(`--v8-pool-size=${threads}`);
});

it('Node takes the flag, and npm start and the bench give it to a server', () => {
  const { status, stderr } = spawnSync(process.execPath, [helperThreads(), '-e', '']);
  expect([status, String(stderr)]).toEqual([0, '']);
  for (const file of ['infra/scripts/start.mjs', 'test/bench/support/server.mjs'])
    expect(readFileSync(join(import.meta.dirname, '../..', file), 'utf8')).toMatch(
      /spawn\(process\.execPath, \[helperThreads\(\), /,
    );
});

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

/** By which command each container starts a server, from where that is written. */
function containers(): Readonly<Record<string, readonly string[]>> {
  const [, image = '[]'] = /^CMD (\[.*\])$/m.exec(read('infra/images/Dockerfile')) ?? [];
  const compose = parse(read('docker-compose.yml'), { merge: true }) as {
    readonly services: Readonly<
      Record<string, { readonly image?: string; readonly command?: readonly string[] }>
    >;
  };
  const kubernetes = parseAllDocuments(read('infra/kubernetes/api.yaml')).flatMap((document) => {
    const { spec } = document.toJSON() as {
      readonly spec?: { template?: { spec: { containers: { name: string; command: string[] }[] } } };
    };
    return spec?.template?.spec.containers ?? [];
  });
  return {
    image: JSON.parse(image) as string[],
    ...Object.fromEntries(
      Object.entries(compose.services)
        .filter(([, service]) => service.image?.startsWith('wijkspoor:'))
        .map(([name, { command = [] }]) => [name, command] as const)
        .filter(([, command]) => command.includes('dist/apps/api/main.js')),
    ),
    ...Object.fromEntries(kubernetes.map(({ name, command }) => [`kubernetes ${name}`, command])),
  };
}

it('every container starts a server as npm start does on two cores, with one heap where its memory is bounded', () => {
  const commands = containers();
  expect(Object.keys(commands)).toEqual(['image', 'api1', 'api2', 'kubernetes api']);
  for (const [name, command] of Object.entries(commands)) {
    const heap = name === 'image' ? [] : ['--max-old-space-size=1280'];
    expect([name, command]).toEqual([name, ['node', helperThreads(2), ...heap, 'dist/apps/api/main.js']]);
  }
});
