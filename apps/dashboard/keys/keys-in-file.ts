import type { Signer } from './make-key.ts';
import { normaliseAddress, splitHouseNumber, type KeyKind } from './normalise.ts';

const NAMES = {
  postcode: ['postcode', 'postalcode', 'zipcode'],
  houseNumber: ['huisnummer', 'huisnr', 'housenumber'],
  addition: ['toevoeging', 'huisnummertoevoeging', 'huisletter', 'addition'],
  /** Not needed for a key, and never sent. */
  street: ['adres', 'address', 'straat', 'straatnaam', 'street'],
  place: ['plaats', 'woonplaats', 'city', 'naam', 'name'],
} as const;

const plain = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, '');
const find = (headers: readonly string[], names: readonly string[]): number =>
  headers.findIndex((header) => names.includes(plain(header)));

const ALL: readonly string[] = Object.values(NAMES).flat();

/** Headers that are neither a column of the type nor part of an address: nobody knows what is in them. */
export const unknownHeaders = (headers: readonly string[], known: ReadonlySet<string>): readonly string[] =>
  headers.filter(
    (header) => plain(header) !== '' && !known.has(plain(header)) && !ALL.includes(plain(header)),
  );

/** As headers are compared: letters and digits only. */
export { plain as plainHeader };

/** Whether a header names part of an address: such a file is not to leave the browser as it is. */
export const hasAddress = (headers: readonly string[]): boolean =>
  find(headers, [...NAMES.postcode, ...NAMES.houseNumber, ...NAMES.street]) >= 0;

export type Keyed =
  | { readonly ok: true; readonly rows: readonly (readonly string[])[] }
  /** Numbers of the rows whose address cannot be read, as a spreadsheet counts them. */
  | { readonly ok: false; readonly badRows: readonly number[] };

/**
 * The file with one column of keys in the place of its address columns. Nothing of the addresses is left in the answer;
 * a row whose address cannot be read stops it.
 */
export async function withKeys(
  rows: readonly (readonly string[])[],
  { kind, column, sign }: { readonly kind: KeyKind; readonly column: string; readonly sign: Signer },
): Promise<Keyed> {
  const [headers = [], ...body] = rows;
  const postcode = find(headers, NAMES.postcode);
  const houseNumber = find(headers, NAMES.houseNumber);
  const addition = find(headers, NAMES.addition);
  const kept = headers
    .map((_, i) => i)
    .filter((i) => !ALL.includes(plain(headers[i] ?? '')) && headers[i] !== column);
  const badRows: number[] = [];
  const out: string[][] = [[...kept.map((i) => headers[i] ?? ''), column]];
  for (const [i, row] of body.entries()) {
    if (row.every((cell) => cell.trim() === '')) continue;
    const [number, rest] = splitHouseNumber(row[houseNumber] ?? '');
    const more = addition < 0 ? rest : `${rest}${row[addition] ?? ''}`;
    const address = normaliseAddress({ postcode: row[postcode] ?? '', houseNumber: number, addition: more });
    if (address === undefined) badRows.push(i + 2);
    else out.push([...kept.map((at) => row[at] ?? ''), await sign(kind, address)]);
  }
  return badRows.length > 0 ? { ok: false, badRows } : { ok: true, rows: out };
}
