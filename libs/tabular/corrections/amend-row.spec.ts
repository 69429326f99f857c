import { describe, expect, it } from '@jest/globals';
import { typeNamed, type EventData } from '#libs/programme';
import { readTable } from '../read-table.js';
import type { ReadTable } from '../rows-read.js';
import type { OwnEntry } from './own-entry.js';

const SOURCE = 'urn:nld:oin:00000099000000001000:systeem:spreadsheet';
const type = typeNamed('EnergyFixDelivered');
const KEY = 'Zm9yLWV4YW1wbGUtb25seS1ub3QtYS1ob3VzZWhvbGQ';
const DATA: EventData = {
  occurredOn: '2025-05-14',
  neighbourhoodId: 'noord',
  evidence: 'REGISTRATION',
  householdKey: KEY,
  items: [{ code: 'LED_BULB', quantity: 4 }],
  saving: { gasM3: 120, kWh: 45.5, methodId: 'rekenregel-2024' },
};
const ONE = '0193f5a2-8c1e-8d4b-9f00-000000000001';
const TWO = '0193f5a2-8c1e-8d4b-9f00-000000000002';
const LATER = '0193f5a2-8c1e-8d4b-9f00-000000000009';
const ENTRIES: readonly OwnEntry[] = [
  {
    entryId: ONE,
    source: SOURCE,
    id: 'energy-fix-delivered/D-1',
    version: ONE,
    status: 'EFFECTIVE',
    data: DATA,
  },
  {
    entryId: TWO,
    source: SOURCE,
    id: 'energy-fix-delivered/D-2',
    version: LATER,
    status: 'RETRACTED',
    data: DATA,
  },
];

const read = (text: string, entries = ENTRIES): Promise<ReadTable> =>
  readTable({ type, format: 'csv', bytes: Buffer.from(text) }, SOURCE, { entries });
const rules = ({ faults }: ReadTable): string[] =>
  faults.map(({ row, column, rule }) => `${row ?? ''}${column ?? ''} ${rule}`);
const said = ({ items }: ReadTable) =>
  items.map(({ type: name, data }) => [String(name).split('.').at(-2), data]);

describe('a row of a file of corrections', () => {
  it('changes the cells that differ and leaves the empty ones, by number or by the sender’s reference', async () => {
    const header =
      'Eigen kenmerk;Nummer van de gebeurtenis;Actie;Datum van de gebeurtenis;Geschatte besparing per jaar: Aardgas (m³);Reden van de wijziging;Toelichting op de wijziging';
    for (const named of [`D-1;`, `;${ONE}`, `D-1;${ONE.toUpperCase()}`]) {
      const table = await read(`${header}\n${named};;15-05-2025;;Verkeerde datum;dag te vroeg\n`);
      expect(rules(table)).toEqual([]);
      expect(said(table)).toEqual([
        [
          'entry-corrected',
          {
            entryId: ONE,
            basedOn: ONE,
            replacement: { ...DATA, occurredOn: '2025-05-15' },
            reason: 'WRONG_DATE',
            reasonText: 'dag te vroeg',
          },
        ],
      ]);
      expect(table.corrections?.changes).toEqual([
        {
          row: 2,
          entryId: ONE,
          what: 'EntryCorrected',
          fields: [
            {
              label: { nl: 'Datum van de gebeurtenis', en: 'Date it happened' },
              was: { nl: '14-05-2025', en: '14-05-2025' },
              becomes: { nl: '15-05-2025', en: '15-05-2025' },
            },
          ],
        },
      ]);
    }
  });

  it('takes a value away with (leeg), a group when nothing is left of it, and never what is required', async () => {
    const header = 'entryId;action;saving.gasM3;saving.kWh;saving.methodId;reason\n'
      .replace('entryId', 'Entry id')
      .replace('action', 'Action')
      .replace(/reason/, 'Reason for the change');
    const some = await read(`${header}${ONE};;(leeg);;;OTHER\n`);
    expect(said(some)[0]?.[1]).toMatchObject({
      replacement: { saving: { kWh: 45.5, methodId: 'rekenregel-2024' } },
    });
    const all = await read(`${header}${ONE};;(leeg);(empty);(leeg);OTHER\n`);
    expect(said(all)[0]?.[1]).toMatchObject({
      replacement: expect.not.objectContaining({ saving: expect.anything() }),
    });
    const required = await read(`Entry id;occurredOn;Reason for the change\n${ONE};(leeg);OTHER\n`);
    expect(rules(required)).toEqual(['2B EMPTY_CELL']);
  });

  // Seen to fail: with a key made of no address, and with none made of one.
  it('gives another household by its address, where the file is read; without an address it stays', async () => {
    const keyOf = (text: string): string => text.replaceAll('|', '-').padEnd(43, '0');
    const header = 'Nummer van de gebeurtenis;Postcode;Huisnummer;Huisletter;Reden van de wijziging\n';
    const of = (address: string) => {
      const bytes = Buffer.from(`${header}${ONE};${address};Andere reden\n`);
      return readTable({ type, format: 'csv', bytes }, SOURCE, { entries: ENTRIES, keyOf });
    };
    const householdKey = keyOf('3561AB-12-A');
    expect(said(await of('3561AB;12;A'))).toEqual([
      [
        'entry-corrected',
        { entryId: ONE, basedOn: ONE, replacement: { ...DATA, householdKey }, reason: 'OTHER' },
      ],
    ]);
    const empty = await of(';;');
    expect([said(empty), rules(empty)]).toEqual([[], []]);
    const unclear = await of('3561AB;12½;');
    expect([said(unclear), rules(unclear)]).toEqual([[], ['2C ADDRESS_UNCLEAR']]);
  });

  it('retracts and reinstates by its action; what is so already is not said again', async () => {
    const header = 'Nummer van de gebeurtenis;Actie;Reden van de wijziging\n';
    const table = await read(
      `${header}${ONE};intrekken;Dubbel aangeleverd\n${TWO};herstellen;Andere reden\n`,
    );
    expect(rules(table)).toEqual([]);
    expect(said(table)).toEqual([
      ['entry-retracted', { entryId: ONE, basedOn: ONE, reason: 'DUPLICATE' }],
      ['entry-reinstated', { entryId: TWO, basedOn: LATER, reason: 'OTHER' }],
    ]);
    const again = await read(
      `${header}${TWO};intrekken;Dubbel aangeleverd\n${ONE};herstellen;Andere reden\n`,
    );
    expect([again.items, again.faults, again.corrections?.rows]).toEqual([[], [], 2]);
  });

  // Each was seen to fail without its guard in RowAmender: the row is then taken for right.
  it.each([
    ['a name of nothing', 'x', '2A ENTRY_UNKNOWN'],
    ['an entry that is not there', `${LATER};;;`, '2A ENTRY_UNKNOWN'],
    ['no entry', ';;;;;Andere reden', '2A ENTRY_UNNAMED'],
    ['another reference', `${ONE};D-9;;;;`, '2B REFERENCE_KEPT'],
    ['an action nobody knows', `${ONE};;;weg`, '2D NOT_A_CHOICE'],
    ['a change with no reason', `${ONE};;;;16-05-2025`, '2F EMPTY_CELL'],
    ['a change of what is retracted', `${TWO};;;;16-05-2025;Andere reden`, '2A ENTRY_RETRACTED'],
    ['a change of what changed since', `${ONE};;${LATER};;16-05-2025;Andere reden`, '2C ENTRY_CHANGED_SINCE'],
    [
      'a withdrawal of what changed since',
      `${ONE};;${LATER};intrekken;;Andere reden`,
      '2C ENTRY_CHANGED_SINCE',
    ],
    ['an action and changes', `${ONE};;;intrekken;16-05-2025;Andere reden`, '2D ACTION_AND_CHANGES'],
    ['an entry of a row before', `${ONE}\n${ONE}`, '3A ENTRY_NAMED_TWICE'],
    ['a day that does not exist', `${ONE};;;;31-02-2025;Andere reden`, '2E NOT_A_DAY'],
  ])('is refused with %s', async (_what, cells, expected) => {
    const header =
      'Nummer van de gebeurtenis;Eigen kenmerk;Versie;Actie;Datum van de gebeurtenis;Reden van de wijziging';
    const table = await read(`${header}\n${cells}\n`);
    expect(rules(table)).toEqual([expected]);
    expect(table.items).toEqual([]);
  });

  it('of a reference that two systems gave is refused until it names the number', async () => {
    const twice = [...ENTRIES, { ...ENTRIES[0]!, entryId: LATER, source: 'urn:x:systeem:app', id: 'D-1' }];
    const table = await read(
      'Eigen kenmerk;Actie;Reden van de wijziging\nD-1;intrekken;Dubbel aangeleverd\n',
      twice,
    );
    expect(rules(table)).toEqual(['2A REFERENCE_OF_MORE']);
  });

  it('sent once more is the same event', async () => {
    const file = `Entry id;Action;Reason for the change\n${ONE};retract;DUPLICATE\n`;
    const [one, other] = [await read(file), await read(file)];
    // Seen to fail: with a word before it, which the filter for personal data takes for an IBAN once in some
    // hundreds.
    expect(one.items[0]?.['id']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(one.items).toEqual(other.items);
  });
});
