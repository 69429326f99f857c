// Seen to fail: without isPercentage in mapRow 45% of 4.1 is taken as 45 m²; without percentLooks the cell of 60%
// is 0.6.
import { describe, expect, it } from '@jest/globals';
import { typeNamed } from '#libs/programme';
import { writeWorkbook, type Cell } from '#libs/spreadsheet';
import { readTable } from './read-table.js';

const TARGET = typeNamed('TargetSet');
const HEADER = ['Eigen kenmerk', 'kpi', 'scope', 'period', 'value', 'aboveHundred'];

const csv = (rows: readonly string[]) =>
  readTable(
    { type: TARGET, format: 'csv', bytes: Buffer.from([HEADER.join(';'), ...rows].join('\n')) },
    'urn:x:y',
  );
const xlsx = async (rows: readonly (readonly Cell[])[]) =>
  readTable(
    { type: TARGET, format: 'xlsx', bytes: await writeWorkbook([{ name: 'A', rows: [HEADER, ...rows] }]) },
    'urn:x:y',
  );
const valuesOf = ({ items }: Awaited<ReturnType<typeof csv>>) =>
  items.map((item) => (item['data'] as { value: number }).value);

describe('a target of a share in a file', () => {
  it('is one number however it is written: 60, 60%, 60,0 %, and a cell of 0.6 shown as 60%', async () => {
    const text = await csv(['a;1.4;NL;2027;60;', 'b;1.4;NL;2027;60%;', 'c;1.4;NL;2027;60,0 %;']);
    expect([text.faults, valuesOf(text)]).toEqual([[], [60, 60, 60]]);
    const book = await xlsx([
      ['a', '1.4', 'NL', '2027', 60, null],
      ['b', '1.4', 'NL', '2027', { number: 0.6, format: '0%' }, null],
      ['c', '1.4', 'NL', '2027', { number: 0.07, format: '0.0%' }, null],
      ['d', '1.4', 'NL', '2027', '60%', null],
    ]);
    expect([book.faults, valuesOf(book)]).toEqual([[], [60, 60, 7, 60]]);
  });

  it('in percents for what is no share is told with its row and column, whatever comes first', async () => {
    const { faults } = await csv(['a;4.1;NL;2027;45%;', 'b;1.1;NL;2027;900;']);
    expect(faults).toMatchObject([{ rule: 'NOT_A_SHARE', row: 2, column: 'E', value: '45%' }]);
    const swapped = await readTable(
      {
        type: TARGET,
        format: 'csv',
        bytes: Buffer.from('Eigen kenmerk;value;scope;period;kpi\na;45%;NL;2027;4.1'),
      },
      'urn:x:y',
    );
    expect(swapped.faults).toMatchObject([{ rule: 'NOT_A_SHARE', row: 2, column: 'B' }]);
  });

  it('takes the yes to more than 100% from its own column', async () => {
    const { items, faults } = await csv(['a;1.4;NL;2027;110%;ja']);
    expect(faults).toEqual([]);
    expect(items[0]?.['data']).toMatchObject({ value: 110, aboveHundred: true });
  });
});
