/**
 * No column leaves the browser whose header is not one of the type's (bugs B05–B08). Seen to fail: with the look at unknown
 * headers taken out (each CSV below was sent), and with the look into all texts of a workbook.
 */
import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { plainHeader } from '../../keys/keys-in-file.ts';
import { signerFor } from '../../keys/make-key.ts';
import { knownColumns, prepareFile } from './prepare-file.ts';

const COLUMNS = [
  'Eigen kenmerk',
  'Datum van de gebeurtenis',
  'Gebied',
  'Sleutel van het huishouden',
  'Kanaal',
];
const known = new Set(COLUMNS.map(plainHeader));
const key = { kind: 'huishouden', column: 'Sleutel van het huishouden' } as const;
const sign = await signerFor('een-geheim-van-genoeg-tekens-0123456789');
const file = (name: string, content: BlobPart): File => new File([content], name);
const prepared = (name: string, content: BlobPart, more: object = {}) =>
  prepareFile(file(name, content), { key, sign, known, ...more });
const KNOWN = 'Datum van de gebeurtenis;Gebied;Kanaal';

describe('a CSV', () => {
  it('of known columns is sent as it is, with addresses as keys', async () => {
    expect(await prepared('a.csv', `${KNOWN}\n1-1-2026;x;y\n`)).toMatchObject({ file: { type: 'text/csv' } });
    const addresses = `${KNOWN};Postcode;Huisnummer\n1-1-2026;x;y;1234AB;12\n`;
    const sent = (await prepared('a.csv', addresses)) as { file: { body: string } };
    expect(sent.file.body).not.toMatch(/1234|;12/);
    expect(await prepared('a.csv', addresses, { sign: undefined })).toEqual({ problem: 'secret-needed' });
  });

  const person = 'Dorpsstraat 1;1234AB';
  it.each([
    ['an unknown column', `${KNOWN};Postcode cliënt\n1-1-2026;x;y;1234AB\n`],
    ['a column of birthdays', `${KNOWN};Geboortedatum\n1-1-2026;x;y;1-1-1950\n`],
    ['a free column', `${KNOWN};Opmerking\n1-1-2026;x;y;Dorpsstraat 1\n`],
    ['a title above it', `Bezoeken oktober\n${KNOWN};Postcode;Huisnummer\n1-1-2026;x;y;1234AB;12\n`],
    ['a line break in its first header', `"Datum\nbezoek";Postcode;Huisnummer\n1-1-2026;1234AB;12\n`],
    ['no header', `1-1-2026;${person}\n`],
  ])('with %s is not sent', async (_, content) => {
    expect(await prepared('a.csv', content as BlobPart)).toMatchObject({ problem: 'columns' });
  });

  it.each([
    ['sep= first', `sep=;\n${KNOWN};Postcode;Huisnummer\n1-1-2026;x;y;1234AB;12\n`],
    ['an empty line first', `\n${KNOWN};Postcode;Huisnummer\n1-1-2026;x;y;1234AB;12\n`],
    ['tabs', `${KNOWN};Postcode;Huisnummer\n1-1-2026;x;y;1234AB;12\n`.replaceAll(';', '\t')],
  ])('with %s has its addresses found', async (_, content) => {
    expect(await prepared('a.txt', content, { sign: undefined })).toEqual({ problem: 'secret-needed' });
    const sent = (await prepared('a.txt', content)) as { file: { body: string } };
    expect(sent.file.body).not.toContain('1234');
  });

  it('in UTF-16 is told of and not sent', async () => {
    const content = Buffer.from(`${KNOWN};Postcode\n1-1-2026;x;y;1234AB\n`, 'utf16le');
    expect(await prepared('a.csv', content)).toEqual({ problem: 'unreadable' });
  });

  it('with an open quote, or more cells than columns, is told of and not sent', async () => {
    expect(await prepared('a.csv', `${KNOWN}\n1-1-2026;x;"y\n1-1-2026;x;y\n`)).toEqual({ problem: 'quote' });
    expect(await prepared('a.csv', `${KNOWN}\n1-1-2026;x;y\n1-1-2026;x;y;1234AB\n`)).toEqual({
      problem: 'cells',
      rows: [3],
    });
  });
});

describe('a workbook', () => {
  const book = (parts: Record<string, string>): BlobPart =>
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
  const many = Array.from({ length: 80 }, (_, index) => `<si><t>tekst ${index}</t></si>`).join('');
  it.each([
    ['behind many other texts', { 'xl/sharedStrings.xml': `<sst>${many}<si><t>Postcode</t></si></sst>` }],
    ['with a prefix', { 'xl/sharedStrings.xml': '<x:sst><x:si><x:t>Huisnummer</x:t></x:si></x:sst>' }],
    ['inline on another sheet', { 'xl/worksheets/sheet7.xml': '<c t="inlineStr"><is><t>Adres</t></is></c>' }],
    ['in two runs', { 'xl/sharedStrings.xml': '<si><r><t>Post</t></r><r><t>code</t></r></si>' }],
    ['as a value alone', { 'xl/sharedStrings.xml': '<si><t>1234 AB</t></si>' }],
  ])('with an address %s is not sent', async (_, parts) => {
    expect(await prepared('a.xlsx', book(parts))).toEqual({ problem: 'address-in-xlsx' });
  });

  it('with a header of a person, or that cannot be unpacked, is not sent; a plain one is', async () => {
    const texts = (text: string): BlobPart => book({ 'xl/sharedStrings.xml': `<si><t>${text}</t></si>` });
    for (const header of ['Achternaam', 'E-mail', 'Geboortedatum', 'BSN', 'Tel.', 'Postcode cliënt'])
      expect([header, await prepared('a.xlsx', texts(header))]).toMatchObject([
        header,
        { problem: 'personal-in-xlsx' },
      ]);
    expect(await prepared('a.xlsx', `${KNOWN};Postcode\n`)).toEqual({ problem: 'unreadable' });
    expect(await prepared('a.xlsx', texts('Kanaal'))).toMatchObject({ file: {} });
  });
});

it('the known columns are those of the templates in both languages; without them nothing is prepared', async () => {
  const get = ((url: string) =>
    Promise.resolve(
      new Response(url.endsWith('nl') ? '\uFEFFEigen kenmerk;Kanaal\n' : 'Channel\n'),
    )) as typeof fetch;
  expect([...(await knownColumns('HouseholdReached', get))]).toEqual(
    expect.arrayContaining(['eigenkenmerk', 'kanaal', 'channel', 'fouten']),
  );
  const away = (() => Promise.resolve(new Response('', { status: 503 }))) as typeof fetch;
  await expect(knownColumns('HouseholdReached', away)).rejects.toThrow(/template/);
});
