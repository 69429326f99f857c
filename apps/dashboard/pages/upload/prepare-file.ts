import { decodeCsv, parseCsv, writeCsv } from '../../keys/csv-rows.ts';
import { hasAddress, plainHeader, unknownHeaders, withKeys } from '../../keys/keys-in-file.ts';
import type { Signer } from '../../keys/make-key.ts';
import type { KeyKind } from '../../keys/normalise.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface Prepared {
  readonly body: string | ArrayBuffer;
  readonly type: string;
}

export type Preparation =
  | { readonly file: Prepared }
  | {
      readonly problem:
        | 'kind'
        | 'unreadable'
        | 'quote'
        | 'columns'
        | 'cells'
        | 'personal-in-xlsx'
        | 'address-in-xlsx'
        | 'secret-needed'
        | 'no-key-here'
        | 'rows';
      readonly rows?: readonly number[];
      readonly columns?: readonly string[];
    };

export interface Preparing {
  readonly key: { readonly kind: KeyKind; readonly column: string } | undefined;
  readonly sign: Signer | undefined;
  /** Headers of the type's columns, as `plainHeader` writes them. */
  readonly known: ReadonlySet<string>;
}

/** The headers of a type's template in both languages, and what the server takes beside them. */
export async function knownColumns(name: string, get: typeof fetch = fetch): Promise<ReadonlySet<string>> {
  const known = new Set(['id', 'fouten', 'faults', 'errors']);
  for (const language of ['nl', 'en']) {
    const answer = await get(`/v1/sjablonen/${name}.csv?taal=${language}`);
    if (!answer.ok) throw new TypeError('the template did not come');
    const [header = []] = parseCsv(decodeCsv(await answer.arrayBuffer())) ?? [];
    for (const cell of header) known.add(plainHeader(cell));
  }
  return known;
}

const POSTCODE = /^\d{4}\s?[A-Z]{2}$/i;
const PERSONAL =
  /postcode|^pc6|adres|huisn|geboorte|^bsn|burgerservice|e-?mail|achternaam|voornaam|telefoon|^tel\b|^naam$/i;
const LONGEST_HEADER = 60;

/** The texts of a workbook, of every sheet: a rich text is one. Throws when it cannot be unpacked. */
async function textsOf(bytes: ArrayBuffer): Promise<string[]> {
  const { strFromU8, unzipSync } = await import('fflate');
  const files = unzipSync(new Uint8Array(bytes), {
    filter: ({ name }) => /sharedStrings|worksheets\//i.test(name),
  });
  return Object.values(files).flatMap((file) =>
    [...strFromU8(file).matchAll(/<(?:\w+:)?(si|is)\b[^>]*>(.*?)<\/(?:\w+:)?\1>/gs)].map(([, , inner = '']) =>
      [...inner.matchAll(/<(?:\w+:)?t\b[^>]*>([^<]*)</g)].map(([, text]) => text ?? '').join(''),
    ),
  );
}

async function prepareWorkbook(bytes: ArrayBuffer, known: ReadonlySet<string>): Promise<Preparation> {
  const texts = await textsOf(bytes).catch(() => undefined);
  if (texts === undefined) return { problem: 'unreadable' };
  if (hasAddress(texts) || texts.some((text) => POSTCODE.test(text.trim())))
    return { problem: 'address-in-xlsx' };
  const personal = texts.filter(
    (text) => text.length <= LONGEST_HEADER && PERSONAL.test(text.trim()) && !known.has(plainHeader(text)),
  );
  if (personal.length > 0) return { problem: 'personal-in-xlsx', columns: personal.slice(0, 5) };
  return { file: { body: bytes, type: XLSX_TYPE } };
}

/**
 * The file as it may be sent: as it is when it has no addresses; with keys in their place when there is a secret. A CSV is
 * sent only when each of its columns is known: whatever is in another does not leave the browser.
 */
export async function prepareFile(file: File, { key, sign, known }: Preparing): Promise<Preparation> {
  const bytes = await file.arrayBuffer();
  if (/\.xlsx$/i.test(file.name)) return prepareWorkbook(bytes, known);
  if (!/\.(csv|txt)$/i.test(file.name)) return { problem: 'kind' };
  const text = decodeCsv(bytes);
  // UTF-16 read as another encoding.
  if (text.includes('\0')) return { problem: 'unreadable' };
  const all = parseCsv(text);
  if (all === undefined) return { problem: 'quote' };
  const first = all.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const rows = all.slice(Math.max(0, first));
  const headers = rows[0] ?? [];
  const unknown = unknownHeaders(headers, known);
  if (unknown.length > 0) return { problem: 'columns', columns: unknown.map((name) => name.slice(0, 40)) };
  const wide = rows.flatMap((row, index) =>
    row.slice(headers.length).some((cell) => cell.trim() !== '') ? [first + index + 1] : [],
  );
  if (wide.length > 0) return { problem: 'cells', rows: wide };
  if (!hasAddress(headers)) return { file: { body: bytes, type: 'text/csv' } };
  if (!key) return { problem: 'no-key-here' };
  if (!sign) return { problem: 'secret-needed' };
  const keyed = await withKeys(rows, { ...key, sign });
  if (!keyed.ok) return { problem: 'rows', rows: keyed.badRows.map((row) => row + first) };
  return { file: { body: writeCsv(keyed.rows), type: 'text/csv' } };
}
