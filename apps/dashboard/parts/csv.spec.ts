import { expect, it } from '@jest/globals';
import { toCsv } from './csv.ts';

// Seen to fail: with a writer of lines of its own that did not quote spaces at an end.
it('a file of a table holds texts as they are, with spaces at an end, and numbers and days as Dutch programs read them', () => {
  const columns = [
    { label: 'Naam', kind: 'text' },
    { label: 'Op', kind: 'date' },
    { label: 'Deel', kind: 'share' },
  ] as const;
  const rows = [
    [' Buurt ', '2025-12-01', 0.25],
    ['zegt "ja"; of nee', 'Niet bekend', 'Geen gegevens'],
    ['=1+1', '2025-12', -4],
  ];
  expect(toCsv({ columns, rows })).toBe(
    '\uFEFFNaam;Op;Deel\r\n' +
      '" Buurt ";01-12-2025;0,25\r\n' +
      '"zegt ""ja""; of nee";Niet bekend;Geen gegevens\r\n' +
      "'=1+1;'2025-12;-4\r\n",
  );
});
