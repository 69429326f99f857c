/**
 * Sixty lists as partners have them: ten sets of headers, Dutch and English, in six forms that different programs
 * make (FILES.md, "Accepted"). What the columns are is suggested; nothing is taken that its own name does not say.
 */
import { describe, expect, it } from '@jest/globals';
import { writeOds, writeWorkbook, type Cell } from '#libs/spreadsheet';
import { csvLine, type Separator } from './csv.js';
import { inspectFile } from './inspect-file.js';
import type { Format } from './open-table.js';

/** A header, what it is (`''` for what is of no use here), and what stands below it. */
type Column = readonly [header: string, is: string, cells: readonly Cell[]];
const DAYS: readonly Cell[] = ['05-10-2026', '14-10-2026', '23-10-2026'];
const AREAS: readonly Cell[] = ['Zuidwest', 'Zuidwest', 'Overvecht'];
const CHANNELS: readonly Cell[] = ['HB', 'TEL', 'HB'];
const KEYS: readonly Cell[] = ['1', '2', '3'].map((n) => n.repeat(43));
const NAMES: readonly Cell[] = ['iets', 'anders', 'meer'];
const POSTCODES: readonly Cell[] = ['9876 ZX', '9876ZX', '1234AB'];

const REACHED: readonly (readonly Column[])[] = [
  [
    ['Dossiernummer', 'reference', ['D-1', 'D-2', 'D-3']],
    ['Datum bezoek', 'occurredOn', DAYS],
    ['Wijk', 'neighbourhoodId', AREAS],
    ['Soort contact', 'channel', CHANNELS],
    ['Postcode', 'postcode', POSTCODES],
    ['Huisnr.', 'houseNumber', [1, 2, 3]],
    ['Toev.', 'addition', ['A', null, 'B']],
    ['Straat', '', NAMES],
  ],
  [
    ['Case number', 'reference', ['C1', 'C2', 'C3']],
    ['Date of visit', 'occurredOn', DAYS],
    ['Neighbourhood', 'neighbourhoodId', AREAS],
    ['Type of contact', 'channel', CHANNELS],
    ['Ownership', 'tenure', ['Rent', 'Own', 'Rent']],
    ['Remarks', '', NAMES],
  ],
  [
    ['Zaaknummer', 'reference', ['Z1', 'Z2', 'Z3']],
    ['Contactdatum', 'occurredOn', DAYS],
    ['Buurt', 'neighbourhoodId', AREAS],
    ['Contactvorm', 'channel', CHANNELS],
    ['Huur/koop', 'tenure', ['huur', 'koop', 'huur']],
    ['Besproken', 'topics', ['Energie', 'Geld', 'Energie']],
    ['Coach', '', NAMES],
  ],
  [
    ['Volgnummer', 'reference', [1, 2, 3]],
    ['DATUM GESPREK', 'occurredOn', DAYS],
    ['Werkgebied', 'neighbourhoodId', AREAS],
    ['Wijze  van contact', 'channel', CHANNELS],
    ['Huishouden (pseudoniem)', 'householdKey', KEYS],
    ['Gespreks-onderwerpen', 'topics', NAMES],
  ],
  [
    ['ID', 'reference', ['a', 'b', 'c']],
    ['Visit date', 'occurredOn', DAYS],
    ['District', 'neighbourhoodId', AREAS],
    ['Channel', 'channel', CHANNELS],
    ['Evidence', 'evidence', ['Registration', 'Registration', 'Estimate']],
    ['Household (pseudonym)', 'householdKey', KEYS],
    ['Phone', '', ['x', 'y', 'z']],
  ],
  [
    ['Eigen kenmerk', 'reference', ['K1', 'K2', 'K3']],
    ['Datum van gebeurtenis', 'occurredOn', DAYS],
    ['Focusgebied', 'neighbourhoodId', AREAS],
    ['Kanaal', 'channel', CHANNELS],
    ['Onderbouwng', 'evidence', NAMES],
    ['PC6', 'postcode', POSTCODES],
    ['Huisnummer', 'houseNumber', [10, 11, 12]],
    ['Huisletter', 'houseLetter', ['a', null, 'b']],
  ],
];
const OTHERS: readonly (readonly [string, readonly Column[]])[] = [
  [
    'HelpAccepted',
    [
      ['Casusnummer', 'reference', ['1', '2', '3']],
      ['Datum', 'occurredOn', DAYS],
      ['Wijknaam', 'neighbourhoodId', AREAS],
      ['Hulpvorm', 'helpKind', NAMES],
      ['Sleutel huishouden', '', KEYS],
      ['Naam consulent', '', NAMES],
    ],
  ],
  [
    'EnergyFixDelivered',
    [
      ['Nr', 'reference', [1, 2, 3]],
      ['Datum uitvoering', 'occurredOn', DAYS],
      ['Area', 'neighbourhoodId', AREAS],
      ['Kleine maatregelen', 'items', ['ledlamp: 2', 'radiatorfolie: 1', 'ledlamp: 3']],
      ['m3 gas', 'saving.gasM3', ['12,5', '30', '7,25']],
      ['kWh', 'saving.kWh', ['100', '12,5', '9']],
      ['Besparing euro', 'saving.eur', ['45,50', '9', '12']],
    ],
  ],
  [
    'OwnersAssociationDecided',
    [
      ['Ref', 'reference', ['v1', 'v2', 'v3']],
      ['Event date', 'occurredOn', DAYS],
      ['Gebied', 'neighbourhoodId', AREAS],
      ['Number of homes', 'dwellings', [10, 24, 48]],
      ['Besluit', 'decision', ['voor', 'voor', 'tegen']],
      ['VvE', 'vveKey', ['vve-1', 'vve-2', 'vve-3']],
    ],
  ],
  [
    'SupportConcluded',
    [
      ['Dossier', 'reference', ['q', 'r', 's']],
      ['Dag', 'occurredOn', DAYS],
      ['Buurtnaam', 'neighbourhoodId', AREAS],
      ['Soort ondersteuning', 'helpKind', NAMES],
      ['Afloop', 'outcome', NAMES],
      ['Bron', 'evidence', NAMES],
      ['E-mail', '', NAMES],
    ],
  ],
];
const LISTS = [...REACHED.map((columns) => ['HouseholdReached', columns] as const), ...OTHERS];

const rowsOf = (columns: readonly Column[]): readonly (readonly Cell[])[] => [
  columns.map(([header]) => header),
  ...[0, 1, 2].map((i) => columns.map(([, , cells]) => cells[i] ?? null)),
];
const text = (rows: readonly (readonly Cell[])[], separator: Separator): string =>
  rows
    .map((row) =>
      csvLine(
        row.map((cell) => (typeof cell === 'number' ? String(cell) : typeof cell === 'string' ? cell : '')),
        separator,
      ),
    )
    .join('');
const totals = (rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] => [
  ...rows,
  ['Totaal', ...(rows[0] ?? []).slice(1).map(() => null)],
];

const FORMS: readonly (readonly [
  string,
  (rows: readonly (readonly Cell[])[]) => Promise<readonly [Format, Uint8Array]>,
])[] = [
  ['a Dutch Excel CSV', async (rows) => ['csv', Buffer.from(`\uFEFF${text(rows, ';')}`)]],
  ['a CSV of Google Sheets', async (rows) => ['csv', Buffer.from(text(rows, ',').replaceAll('\r\n', '\n'))]],
  ['Unicode text with tabs', async (rows) => ['csv', Buffer.from(`\uFEFF${text(rows, '\t')}`, 'utf16le')]],
  [
    'a CSV with sep= and a title',
    async (rows) => ['csv', Buffer.from(`sep=;\r\nLijst van oktober\r\n\r\n${text(rows, ';')}`)],
  ],
  [
    'a workbook with a title and a sheet of notes',
    async (rows) => [
      'xlsx',
      await writeWorkbook([
        { name: 'Lijst', rows: [['Bezoeken'], [], ...rows] },
        { name: 'Notities', rows: [['vrij']] },
      ]),
    ],
  ],
  [
    'an ODS of LibreOffice with a row of totals',
    async (rows) => ['ods', await writeOds([{ name: 'Blad1', rows: totals(rows) }])],
  ],
];

describe('sixty lists of partners', () => {
  // Seen to fail: without the aliases half of the columns have no suggestion.
  it('have at least nine in ten of their columns suggested, and no wrong one taken without a click', async () => {
    const counted = { right: 0, all: 0, files: 0 };
    const wrong: string[] = [];
    for (const [type, columns] of LISTS)
      for (const [form, make] of FORMS) {
        const [format, bytes] = await make(rowsOf(columns));
        const { columns: found } = await inspectFile({ format, bytes }, type);
        counted.files += 1;
        for (const [header, is] of columns) {
          const { suggestion } = found.find((each) => each.header === header.replace(/\s+/g, ' ')) ?? {};
          counted.all += 1;
          if ((suggestion?.to ?? '') === is) counted.right += 1;
          else if (suggestion?.sure === true) wrong.push(`${form}, ${header}: ${suggestion.to}`);
        }
      }
    expect(counted.files).toBe(60);
    expect(wrong).toEqual([]);
    expect(counted.right / counted.all).toBeGreaterThanOrEqual(0.9);
  });
});
