/**
 * The documents for catalogues against SHACL shapes, where these are at hand: `WIJKSPOOR_DCAT_SHAPES` is a folder
 * of .ttl files (the ones of Geonovum's DCAT-AP-NL 3.0 and SEMIC's DCAT-AP 3.0.1 were), and the validator of
 * test/shapes is installed (`npm ci --prefix test/shapes`). Elsewhere it says that it was not run.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openProgramme } from './support/open-programme.js';
import { Server, type Json } from './support/server.js';

const SHAPES = process.env['WIJKSPOOR_DCAT_SHAPES'];
const TOOL = join(process.cwd(), 'test/shapes');
const isAtHand = SHAPES !== undefined && existsSync(join(TOOL, 'node_modules'));

/** A host of examples (RFC 2606): the documents have relative addresses. */
const AT = 'https://monitor.example';
const PATHS = ['/open/v1/edities/2025-H1-2/dcat.jsonld', '/open/v1/dcat.jsonld'];

const results = (documents: readonly { base: string; document: Json }[]): Json[] =>
  JSON.parse(
    execFileSync(process.execPath, [join(TOOL, 'validate.mjs'), SHAPES ?? ''], {
      input: JSON.stringify(documents),
      maxBuffer: 64_000_000,
    }).toString(),
  );

(isAtHand ? describe : describe.skip)('DCAT by its shapes (not run where they are not at hand)', () => {
  let server: Server;
  const documents: { base: string; document: Json }[] = [];
  beforeAll(async () => {
    server = await Server.start({ now: '2025-09-20T10:00:00Z' });
    await openProgramme(server);
    for (const path of PATHS) {
      const answer = await fetch(`${server.url}${path}`);
      documents.push({ base: `${AT}${path}`, document: JSON.parse(await answer.text()) });
    }
  });
  afterAll(() => server.stop());

  it('has no violation in the document of an edition or the catalogue', () => {
    const found = results(documents);
    expect(found.length).toBeGreaterThan(0);
    for (const { base, file, results: own } of found)
      expect([
        base,
        file,
        own.filter((one: Json) => one.severity === 'Violation').map((one: Json) => one),
      ]).toEqual([base, file, []]);
  });

  // The control: a dataset without its title is told.
  it('is told of a title that is not there', () => {
    const [{ base, document }] = documents as [{ base: string; document: Json }];
    const { 'dct:title': _, ...untitled } = document;
    const own = results([{ base, document: untitled }]).flatMap(({ results: some }) => some);
    expect(own.map((one: Json) => one.path)).toContain('http://purl.org/dc/terms/title');
  });
});
