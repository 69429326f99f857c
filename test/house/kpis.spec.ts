/**
 * The pages know the API by its schema, and two of them name KPIs by their codes; what those are is said in the
 * files of the KPIs. Cause: the report had the headlines too, in a list of its own. Seen to fail: with a headline put
 * at another KPI, and with a third KPI of submissions.
 */
import { expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { KPIS } from '#libs/indicators';
import { HEADLINES } from '../../apps/dashboard/parts/headlines.js';
import { OF_SUBMISSIONS } from '../../apps/dashboard/parts/of-submissions.js';

it('each werklijn has one headline, and the overview shows it', () => {
  const headlines = KPIS.flatMap(({ code, werklijn, headline }) =>
    headline ? [[String(werklijn), code]] : [],
  );
  expect(Object.entries(HEADLINES)).toEqual(headlines);
  expect(headlines.map(([werklijn]) => werklijn)).toEqual(['1', '2', '3', '4']);
});

it('the figures that lead to the page of submissions are those made of submissions', () => {
  const made = KPIS.filter(({ inputs }) => inputs.includes('SubmissionMade')).map(({ code }) => code);
  expect([...OF_SUBMISSIONS]).toEqual(made);
});

/**
 * Cause: seven places told the chapter of a KPI by how its code begins. Seen to fail: with one of them as it was, in
 * the report and on the page of data quality.
 */
it('nobody but the chapters themselves reads a chapter in how a code begins', () => {
  const files = execFileSync('git', ['ls-files', 'apps', 'libs'], { encoding: 'utf8' }).split('\n');
  const sources = files.filter((path) => /\.tsx?$/.test(path) && !/\.spec\.tsx?$/.test(path));
  expect(sources.length).toBeGreaterThan(1_000);
  const byCode = sources.filter((path) => /\.startsWith\(['`"][1-4XQ]\./.test(readFileSync(path, 'utf8')));
  expect(byCode).toEqual([]);
});
