/**
 * The file again with its faults. Seen to fail: with the texts of a workbook written to CSV as they stand; with every
 * text of a CSV file guarded as one; with the header's own fault passed over; with personal data sent back; with the
 * column of faults of last time kept; with the rows that are right among those refused.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { fault, typeNamed } from '#libs/programme';
import { writeWorkbook } from '#libs/spreadsheet';
import { faultFile, toFaultCsv, type RowsOfFaultFile } from './fault-file.js';
import { placed } from './placed-fault.js';

const type = typeNamed('HouseholdReached');
const HEADER = ['Eigen kenmerk', 'Datum', 'Opmerking'];
const ROWS = [
  HEADER,
  ['00123', '14-03-2025', '=1+1'],
  ['1.1', '32-13-2025', 'goed'],
  ['7', '16-03-2025', 'jan 2025'],
];
const csv = (rows: readonly (readonly string[])[] = ROWS) =>
  ({ type, format: 'csv', bytes: Buffer.from(rows.map((row) => row.join(';')).join('\n')) }) as const;

const NOT_A_DAY = placed(fault('NOT_A_DATE', [], {}, '32-13-2025'), {
  row: 3,
  column: 1,
  header: { nl: 'Datum', en: 'Date' },
});
const linesOf = (bytes: Uint8Array | undefined) =>
  Buffer.from(bytes ?? [])
    .toString()
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');

describe('given a CSV file with a row at fault', () => {
  const again = async (which: RowsOfFaultFile, rows = ROWS, faults = [NOT_A_DAY]) =>
    linesOf(await faultFile(csv(rows), faults, which, 'nl'));

  it('then the refused are that row, under the header, with what is wrong behind it', async () => {
    const [header, row, ...more] = await again('refused');
    expect([header, more]).toEqual(['Eigen kenmerk;Datum;Opmerking;Fouten', []]);
    expect(row).toMatch(/^'1\.1;32-13-2025;goed;Datum: .+ \(32-13-2025\)$/);
  });

  it('then all are every row, and only what would run is guarded in a column that is not known', async () => {
    const [, first, , third] = await again('all');
    expect([first, third]).toEqual(["'00123;14-03-2025;'=1+1;", '7;16-03-2025;jan 2025;']);
  });

  it('then the column of faults of last time makes place for the new one', async () => {
    const rows = ROWS.map((row, i) => [row[0]!, i === 0 ? 'Fouten' : 'oud', row[1]!, row[2]!]);
    const [header, row] = await again('refused', rows);
    expect(header).toBe('Eigen kenmerk;Datum;Opmerking;Fouten');
    expect(row).not.toContain('oud');
  });

  it('then personal data is not sent back, unless the file does not leave its reader', async () => {
    const personal = placed(fault('PERSONAL_DATA', []), { row: 3, column: 2 });
    expect((await again('refused', ROWS, [personal]))[1]).toMatch(/^'1\.1;32-13-2025;;/);
    const local = { which: 'refused', language: 'nl', isLocal: true } as const;
    expect(linesOf(await toFaultCsv(csv(), [personal], local))[1]).toMatch(/^'1\.1;32-13-2025;goed;/);
  });

  it('then there is none where rows cannot be told apart, or none is at fault', async () => {
    const header = placed(fault('UNKNOWN_COLUMN', []), { row: 1, column: 2 });
    const many = placed(fault('TOO_MANY_ROWS', []), {});
    for (const faults of [[header], [many]])
      expect(await faultFile(csv(), faults, 'all', 'nl')).toBeUndefined();
    expect(await faultFile(csv(), [], 'refused', 'nl')).toBeUndefined();
  });
});

describe('given a workbook with a row at fault', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await writeWorkbook([{ name: 'Blad1', rows: ROWS, widths: [20, 20, 20] }]);
  });

  it('when its faults are written as CSV, then every text is kept one', async () => {
    const options = { which: 'all', language: 'en' } as const;
    const [header, first, , third] = linesOf(
      await toFaultCsv({ type, format: 'xlsx', bytes }, [NOT_A_DAY], options),
    );
    expect(header).toBe('Eigen kenmerk;Datum;Opmerking;Faults');
    expect([first, third]).toEqual(["'00123;'14-03-2025;'=1+1;", "7;'16-03-2025;'jan 2025;"]);
  });
});
