import { describe, expect, it } from '@jest/globals';
import { editionInForce } from './edition-in-force.ts';

const edition = (
  editionId: string,
  to: string,
  publishedAt: string,
  supersedesEditionId: string | null = null,
  standing: 'IN_FORCE' | 'SUPERSEDED' | 'WITHDRAWN' = 'IN_FORCE',
) => ({
  editionId,
  standing,
  supersedesEditionId,
  publishedAt,
  asOfPosition: String(Date.parse(publishedAt) / 86_400_000),
  period: { to },
});

const editions = [
  edition('h2-1', '2025-12-31', '2026-02-16T09:00:00Z', null, 'SUPERSEDED'),
  edition('h1-1', '2026-06-30', '2026-08-17T09:00:00Z'),
  edition('h2-2', '2025-12-31', '2026-09-01T09:00:00Z', 'h2-1'),
];
const at = (moment: string) => editionInForce(editions, { moment })?.editionId;

describe('the edition in force', () => {
  it('now: the one on the newest period, though another was published later', () => {
    expect(editionInForce(editions, undefined)?.editionId).toBe('h1-1');
  });

  it('at an earlier moment: what was published by then, superseded or not since', () => {
    expect([at('2026-08-18T00:00:00Z'), at('2026-03-01T00:00:00Z'), at('2026-02-01T00:00:00Z')]).toEqual([
      'h1-1',
      'h2-1',
      undefined,
    ]);
  });

  it('not one that was superseded by then, nor one that was withdrawn', () => {
    const older = editions.filter(({ editionId }) => editionId !== 'h1-1');
    expect(editionInForce(older, undefined)?.editionId).toBe('h2-2');
    const withdrawn = edition('h1-2', '2026-06-30', '2026-09-02T09:00:00Z', null, 'WITHDRAWN');
    expect(editionInForce([...editions, withdrawn], undefined)?.editionId).toBe('h1-1');
  });

  it('at a position: an edition taken at an earlier one', () => {
    const position = editions[1]?.asOfPosition ?? '';
    expect(editionInForce(editions, { position })?.editionId).toBe('h2-1');
    expect(editionInForce(editions, { position: String(Number(position) + 1) })?.editionId).toBe('h1-1');
  });
});
