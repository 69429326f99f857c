import { describe, expect, it } from '@jest/globals';
import { decodeCsv, parseCsv, writeCsv } from './csv-rows.ts';
import { hasAddress, withKeys } from './keys-in-file.ts';

const column = 'Huishouden (pseudoniem)';
const sign = async (kind: string, text: string) => `${kind}:${text}`;

describe('CSV in the browser', () => {
  it('is read as Dutch Excel writes it', () => {
    const windows = new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x3b, 0x31]).buffer;
    expect(parseCsv(decodeCsv(windows))).toEqual([['café', '1']]);
    expect(parseCsv(decodeCsv(new TextEncoder().encode('\uFEFFa;b\r\n"x;""y""";2\r\n').buffer))).toEqual([
      ['a', 'b'],
      ['x;"y"', '2'],
    ]);
    expect(parseCsv('a,b\n1,2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(parseCsv(writeCsv([['a;b', 'c']]).slice(1))).toEqual([['a;b', 'c']]);
  });
});

describe('addresses in a file', () => {
  const rows = [
    ['Datum', 'Postcode', 'Huisnummer', 'Toevoeging', 'Straat', 'Kanaal'],
    ['01-03-2026', '1234 ab', '12', 'a', 'Dorpsstraat', 'Brief'],
    ['02-03-2026', '1234AB', '12A', '', 'Dorpsstraat', 'Brief'],
    ['', '', '', '', '', ''],
  ];

  it('become one column of keys, the same for the same address, and nothing of them is left', async () => {
    const answer = await withKeys(rows, { kind: 'huishouden', column, sign });
    expect(answer).toEqual({
      ok: true,
      rows: [
        ['Datum', 'Kanaal', column],
        ['01-03-2026', 'Brief', 'huishouden:1234AB|12|A'],
        ['02-03-2026', 'Brief', 'huishouden:1234AB|12|A'],
      ],
    });
    expect(JSON.stringify(answer)).not.toContain('Dorpsstraat');
  });

  it('that cannot be read are named by row, and nothing is made', async () => {
    const bad = [...rows.slice(0, 2), ['03-03-2026', 'onbekend', '1', '', '', 'Brief']];
    expect(await withKeys(bad, { kind: 'huishouden', column, sign })).toEqual({ ok: false, badRows: [3] });
  });

  it('are recognised by their headers', () => {
    expect(hasAddress(['Datum', 'POST-CODE'])).toBe(true);
    expect(hasAddress(['Straat'])).toBe(true);
    expect(hasAddress(['Datum', column])).toBe(false);
  });
});
