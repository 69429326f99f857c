import { expect, it } from '@jest/globals';
import { unzipSync, strFromU8 } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { toXlsx } from './xlsx.ts';

const columns = [
  { label: 'Naam', kind: 'text' },
  { label: 'Deel', kind: 'share' },
  { label: 'Aantal', kind: 'number' },
  { label: 'Bedrag', kind: 'euro' },
] as const;
const rows = [
  ['=1+1', 0.25, 4, 12.5],
  ['Breda & "omstreken"', 'Geen gegevens', 4.5, { value: 0.5, kind: 'share', unit: '%', shown: '50 %' }],
] as const;

// Seen to fail: with the format of the column for a number that has a unit of its own.
it('a workbook of a table holds numbers in their formats, and texts as they are', async () => {
  const bytes = toXlsx([{ name: 'Gegevens', table: { columns, rows } }]);
  const [read] = (await readExcelFile(Buffer.from(bytes))) as unknown as { readonly data: unknown }[];
  expect(read?.data).toEqual([
    ['Naam', 'Deel', 'Aantal', 'Bedrag'],
    ['=1+1', 0.25, 4, 12.5],
    ['Breda & "omstreken"', 'Geen gegevens', 4.5, 0.5],
  ]);
  const parts = unzipSync(bytes);
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
  expect(sheet).toContain('<autoFilter ref="A1:D3"/>');
  expect(sheet).toContain('<c r="B2" s="3"><v>0.25</v></c>');
  expect(sheet).toContain('<c r="D3" s="3"><v>0.5</v></c>');
  const styles = strFromU8(parts['xl/styles.xml']!);
  expect([...styles.matchAll(/formatCode="([^"]*)"/g)].map(([, format]) => format)).toEqual([
    '0.00%',
    '#,##0',
    '&quot;€&quot;\\ #,##0.00',
    '#,##0.00',
  ]);
});
