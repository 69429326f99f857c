import { decodeCsv, parseCsv, writeCsv } from '../../keys/csv-rows.ts';
import { hasAddress, withKeys } from '../../keys/keys-in-file.ts';
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
      readonly problem: 'kind' | 'address-in-xlsx' | 'secret-needed' | 'no-key-here' | 'rows';
      readonly rows?: readonly number[];
    };

/** The texts of a workbook, where the headers are. */
async function textsOf(bytes: ArrayBuffer): Promise<string[]> {
  const { strFromU8, unzipSync } = await import('fflate');
  const files = unzipSync(new Uint8Array(bytes), {
    filter: ({ name }) => /sharedStrings|worksheets\/sheet1/.test(name),
  });
  return Object.values(files).flatMap((file) =>
    [...strFromU8(file).matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text ?? ''),
  );
}

/**
 * The file as it may be sent: as it is when it has no addresses; with keys in their place when there is a secret. A file
 * with addresses is never sent.
 */
export async function prepareFile(
  file: File,
  key: { readonly kind: KeyKind; readonly column: string } | undefined,
  sign: Signer | undefined,
): Promise<Preparation> {
  const bytes = await file.arrayBuffer();
  if (/\.xlsx$/i.test(file.name)) {
    const texts = await textsOf(bytes).catch(() => []);
    if (hasAddress(texts.slice(0, 60))) return { problem: 'address-in-xlsx' };
    return { file: { body: bytes, type: XLSX_TYPE } };
  }
  if (!/\.(csv|txt)$/i.test(file.name)) return { problem: 'kind' };
  const rows = parseCsv(decodeCsv(bytes));
  if (!hasAddress(rows[0] ?? [])) return { file: { body: bytes, type: 'text/csv' } };
  if (!key) return { problem: 'no-key-here' };
  if (!sign) return { problem: 'secret-needed' };
  const keyed = await withKeys(rows, { ...key, sign });
  if (!keyed.ok) return { problem: 'rows', rows: keyed.badRows };
  return { file: { body: writeCsv(keyed.rows), type: 'text/csv' } };
}
