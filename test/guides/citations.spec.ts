/**
 * Every citation of the law, in a comment or a KPI's source, resolves to a page and place in docs/. Seen to fail:
 * with `1.4` taken out of the table of kpis.md, with a page renamed, and with a citation of a page that is not there.
 */
import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { KPIS } from '#libs/indicators';

/** The pages that are the law, by the name by which code cites them. */
const PAGES = new Map(
  ['docs/specification', 'docs']
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.md'))
    .map((path) => [basename(path).toUpperCase().replace('.MD', '.md'), readFileSync(path, 'utf8')]),
);
/** `KPIS.md, version 1, 1.4`, `EVENTS.md, Envelope`, `EVENTS.md, "Common fields"`, `ARCHITECTURE.md, rule 11`. */
const CITATION =
  /\b([A-Z][A-Z-]{3,}\.md)(?:, (?:version \d+, )?("[^"]+"|rule \d+|[A-Z0-9]\.\d+n?\b|[A-Z][a-z]+\b))?/g;
const ROOMS = ['apps', 'libs', 'infra', 'test'];
const OTHER = new Set(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md']);

const sources = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules') && !path.endsWith('citations.spec.ts')),
);

/** What is wrong with a citation, if anything. */
function fault(page: string, place: string | undefined): string | undefined {
  const text = PAGES.get(page);
  if (text === undefined) return `${page} is not there`;
  if (place === undefined) return undefined;
  const found =
    /^[A-Z0-9]\.\d/.test(place) && page === 'KPIS.md'
      ? text.includes(`| ${place.replace('n', '')} |`)
      : place.startsWith('rule ')
        ? new RegExp(`^${place.slice(5)}\\. `, 'm').test(text)
        : text.replaceAll('`', '').toLowerCase().includes(place.replaceAll('"', '').toLowerCase());
  return found ? undefined : `${page} has no place ${place}`;
}

/** Whether a source is a page of docs/ that names the KPI. */
const isDefinedOn = (source: string, code: string): boolean =>
  /^docs\/[\w/-]+\.md$/.test(source) && existsSync(source) && readFileSync(source, 'utf8').includes(code);

const faultsIn = (text: string): string[] =>
  [...text.matchAll(CITATION)]
    .filter(([, page = '']) => !OTHER.has(page))
    .map(([, page = '', place]) => fault(page, place))
    .filter((each) => each !== undefined);

describe('citations of the law', () => {
  it('resolve, in every comment and source', () => {
    const faults = sources.flatMap((path) =>
      faultsIn(readFileSync(path, 'utf8')).map((each) => `${path}: ${each}`),
    );
    expect(sources.length).toBeGreaterThan(700);
    expect(faults).toEqual([]);
  });

  /**
   * Or another page, of which the KPI says so, defines it: that of an exercise does (docs/guides/add-a-kpi.md). Seen
   * to fail: with a source of no page, of a page that is not there, and of one that does not name the KPI.
   */
  it('are made by every KPI', () => {
    const undefinedKpi = ({ code, source }: { readonly code: string; readonly source: string }): boolean =>
      [...source.matchAll(CITATION)].length !== 1 && !isDefinedOn(source, code);
    expect(KPIS.filter(undefinedKpi)).toEqual([]);
    expect(KPIS.flatMap(({ source }) => faultsIn(source))).toEqual([]);
    for (const source of ['nowhere', 'docs/guides/nowhere.md', 'docs/guides/add-a-role.md'])
      expect(undefinedKpi({ code: '9.9', source })).toBe(true);
  });

  it('are found wanting when the page or the place is not there', () => {
    expect(faultsIn('KPIS.md, version 1, 9.9')).toEqual(['KPIS.md has no place 9.9']);
    expect(faultsIn('NOWHERE.md, Envelope')).toEqual(['NOWHERE.md is not there']);
    expect(faultsIn('ARCHITECTURE.md, rule 99')).toEqual(['ARCHITECTURE.md has no place rule 99']);
  });
});
