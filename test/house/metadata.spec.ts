/**
 * What stands in an event's metadata is said once (libs/programme/metadata.ts), and read there. Cause: four files had
 * a type of their own for them. Seen to fail: with `JSON.parse(event.metadata)` in a file of libs, and in one of
 * apps.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

/** The verifiers share no line with what they check. */
const OWN = /^libs\/programme\/metadata\.ts$|^(?:libs|apps)\/verifier\//;
const PARSED = /JSON\.parse\(\s*[\w.?!]*\bmetadata\b/i;

it('metadata are parsed in one file', () => {
  const files = execFileSync('git', ['ls-files', 'libs', 'apps'], { encoding: 'utf8' }).split('\n');
  const sources = files.filter((path) => /(?<!\.spec)\.tsx?$/.test(path) && !OWN.test(path));
  expect(sources.length).toBeGreaterThan(500);
  expect(sources.filter((path) => PARSED.test(readFileSync(path, 'utf8')))).toEqual([]);
  expect(PARSED.test(readFileSync('libs/programme/metadata.ts', 'utf8'))).toBe(true);
});
