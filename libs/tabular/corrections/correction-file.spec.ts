import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATALOGUE, typeNamed, type EventData } from '#libs/programme';
import { dose } from '../../../test/support/dose.js';
import { dataOf } from '../../../test/support/tables.js';
import { readTable } from '../read-table.js';
import { correctionFile } from './correction-file.js';
import type { OwnEntry } from './own-entry.js';

const SOURCE = 'urn:nld:oin:00000099000000001000:systeem:spreadsheet';
const uuid = (n: number): string => `0193f5a2-8c1e-8d4b-9f00-${String(n).padStart(12, '0')}`;

const entryOf = (data: EventData, n: number): OwnEntry => ({
  entryId: uuid(n),
  source: SOURCE,
  id: n % 2 === 0 ? uuid(n + 500) : `onbekend/${n}`,
  version: uuid(n % 3 === 0 ? n : n + 100),
  status: n % 4 === 3 ? 'RETRACTED' : 'EFFECTIVE',
  data,
});

const NAMES = CATALOGUE.filter(({ domain }) => !['corrections', 'reporting'].includes(domain)).map(
  ({ name }) => name,
);

describe('a file of one’s own entries', () => {
  // Random data seldom meet what `isWritten` is for (a list whose texts hold a separator): without it this stayed
  // green.
  it.each(NAMES)(
    'of %s that is sent again unchanged says nothing, in every form and language',
    async (name) => {
      const type = typeNamed(name);
      await fc.assert(
        fc.asyncProperty(
          fc.array(dataOf(type), { minLength: 1, maxLength: 4 }),
          fc.constantFrom('csv' as const, 'xlsx' as const, 'ods' as const),
          fc.constantFrom('nl' as const, 'en' as const),
          async (data, format, language) => {
            // Given
            const entries = data.map(entryOf);
            const bytes = await correctionFile(type, format, language, { entries });
            // When
            const read = await readTable({ type, format, bytes }, SOURCE, { entries });
            // Then
            expect(read).toMatchObject({ items: [], faults: [] });
            expect(read.notes.filter(({ rule }) => rule !== 'SHEET_READ')).toEqual([]);
            expect(read.corrections).toEqual({ changes: [], rows: data.length, needsEntries: false });
          },
        ),
        { numRuns: dose(3, 50) },
      );
    },
  );

  it('is told from a file of new rows, and not read before its entries are known', async () => {
    const type = typeNamed('HelpAccepted');
    const bytes = await correctionFile(type, 'csv', 'nl', { entries: [] });
    const read = await readTable({ type, format: 'csv', bytes }, SOURCE);
    expect(read).toMatchObject({ items: [], faults: [], corrections: { needsEntries: true } });
  });
});
