/**
 * The pictures of the guides: each is there, small, and shown somewhere; each that is there is one the script takes.
 */
import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const SCREENS = 'docs/screens';
/** Bytes of one picture at most: they are in everybody's copy of the repository forever. */
const MOST = 100_000;
const pages = ['README.md', ...readdirSync('docs/guides').map((name) => join('docs/guides', name))];
const shown = pages.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/docs\/screens\/([\w.-]+)|\.\.\/screens\/([\w.-]+)/g)].map(
    ([, fromRoot, fromGuide]) => fromRoot ?? fromGuide ?? '',
  ),
);
const there = readdirSync(SCREENS);

// Seen to fail: with a picture of the guides named otherwise.
it('every picture that is shown is there, and every one that is there is shown', () => {
  expect(there.length).toBeGreaterThan(15);
  expect([...new Set(shown)].sort()).toEqual([...there].sort());
});

it('each is small, and is one that the script takes', () => {
  const script = readFileSync('infra/scripts/screens.mjs', 'utf8');
  const odd = there.filter(
    (name) =>
      statSync(join(SCREENS, name)).size > MOST ||
      !script.includes(`'${basename(name, '.webp').replace(/-(1280|390)$/, '')}'`),
  );
  expect(odd).toEqual([]);
});
