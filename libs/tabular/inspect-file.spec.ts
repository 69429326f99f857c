/**
 * What a partner's own file holds, before anything is sent. Seen to fail: with no cell kept of any column; with an
 * empty one kept; with all that a column holds kept; with what cannot be read as a day suggested for one.
 */
import { describe, expect, it } from '@jest/globals';
import { inspectFile } from './inspect-file.js';

const inspected = (lines: readonly string[]) =>
  inspectFile({ format: 'csv', bytes: Buffer.from(lines.join('\n')) }, 'HouseholdReached');

describe('given a file with headers of its own', () => {
  it('then each column tells its different texts in the order they came, and no empty one', async () => {
    const { headerRow, columns, isTemplate } = await inspected([
      'Overzicht;;',
      'Datum;Kanaal;Opmerking',
      '14-03-2025;Brief;',
      '15-03-2025;Huisbezoek;  ',
      '14-03-2025;Brief;gebeld',
    ]);
    expect([headerRow, isTemplate]).toEqual([2, false]);
    expect(columns.map(({ letter, header, texts }) => [letter, header, texts])).toEqual([
      ['A', 'Datum', ['14-03-2025', '15-03-2025']],
      ['B', 'Kanaal', ['Brief', 'Huisbezoek']],
      ['C', 'Opmerking', ['gebeld']],
    ]);
  });

  it('then of a column with very many texts only the first are told', async () => {
    const rows = Array.from({ length: 500 }, (_, n) => `bewoner-${n};Brief`);
    const [first] = (await inspected(['Nummer;Kanaal', ...rows])).columns;
    expect(first?.texts.slice(0, 2)).toEqual(['bewoner-0', 'bewoner-1']);
    expect(first?.texts).toHaveLength(200);
  });

  it('then a column is suggested for a field only where what it holds can be read as one', async () => {
    const suggested = async (day: string) => {
      const { columns } = await inspected(['Datum;Kanaal', `${day}4;Brief`, `${day}5;Brief`]);
      return columns.map(({ suggestion }) => suggestion?.to);
    };
    const [days, channel] = await suggested('14-03-202');
    expect(days).toBeDefined();
    expect(await suggested('voorjaar')).toEqual([undefined, channel]);
  });
});
