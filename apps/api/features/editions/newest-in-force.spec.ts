import { expect, it } from '@jest/globals';
import { newestInForce } from './newest-in-force.js';

const edition = (editionId: string, period: string, standing: 'IN_FORCE' | 'SUPERSEDED' | 'WITHDRAWN') => ({
  editionId,
  period,
  standing,
});
const newest = (...editions: ReturnType<typeof edition>[]) => newestInForce(editions)?.editionId;

it('is that of the newest period, whenever it was published', () => {
  expect(newest(edition('b', '2026-H1', 'IN_FORCE'), edition('a', '2025-H2', 'IN_FORCE'))).toBe('b');
});

it('is never one that was withdrawn or replaced', () => {
  expect(
    newest(
      edition('a', '2025-H2', 'IN_FORCE'),
      edition('b', '2026-H1', 'WITHDRAWN'),
      edition('c', '2026-H1', 'SUPERSEDED'),
    ),
  ).toBe('a');
});

it('is the longer of two that end on one day, and the later of two on one period', () => {
  expect(newest(edition('y', '2025', 'IN_FORCE'), edition('h', '2025-H2', 'IN_FORCE'))).toBe('y');
  expect(newest(edition('h', '2025-H2', 'IN_FORCE'), edition('y', '2025', 'IN_FORCE'))).toBe('y');
  expect(newest(edition('1', '2025', 'IN_FORCE'), edition('2', '2025', 'IN_FORCE'))).toBe('2');
});

it('is none where none is in force', () => {
  expect(newest()).toBeUndefined();
  expect(newest(edition('a', '2025', 'WITHDRAWN'))).toBeUndefined();
});
