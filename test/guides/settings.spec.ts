/**
 * Settings are listed from the code. Seen to fail: with one row taken out of the guide, and with a row of no setting.
 */
import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Set by a tool, not by people: the build, the shell, the image. */
const NOT_OURS = new Set(['NODE_ENV', 'PATH', 'WIJKSPOOR_VERSION', 'WIJKSPOOR_PORT']);

const files = (folder: string, wanted: RegExp): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/node_modules|settings\.spec/.test(path));

const inText = (text: string): string[] => [
  ...[...text.matchAll(/['"](WIJKSPOOR_[A-Z_]+|OTEL_[A-Z_]+)['"]/g)].map(([, name = '']) => name),
  ...[...text.matchAll(/\bget\('([A-Z_]{4,})'\)/g)].map(([, name = '']) => name),
  ...[...text.matchAll(/process\.env(?:\.|\[['"])([A-Z_]+)/g)].map(([, name = '']) => name),
];

const inCode = new Set(
  ['apps', 'libs', 'infra', 'test']
    .flatMap((folder) => files(folder, /\.(ts|mjs)$/))
    .flatMap((path) => inText(readFileSync(path, 'utf8')))
    .filter((name) => !NOT_OURS.has(name)),
);
const inGuide = new Set(
  [...readFileSync('docs/guides/settings.md', 'utf8').matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name),
  ),
);

it('docs/guides/settings.md lists the settings that the code reads, and no other', () => {
  expect(inCode.size).toBeGreaterThan(20);
  expect([...inCode].filter((name) => !inGuide.has(name))).toEqual([]);
  expect([...inGuide].filter((name) => !inCode.has(name))).toEqual([]);
});
