import { gzipSync } from 'node:zlib';
import type { Database } from '#libs/event-store';
import { parsePeriod } from '#libs/indicators';
import { sha256Hex } from '#libs/platform';
import { ifItCan } from '../dispensable.js';
import { toRestatementJson, type KeptRestated, type RestatementRow } from './restatement-json.js';
import { restatementMethod } from './restatement-method.js';
import { unpacked } from './unpacked.js';

/**
 * What became of the figures of one edition in another, by the digests of both and the causes that it is split by, in
 * the read model's file: none of these ever changes. It can be lost, or be damaged; then it is computed again.
 */
export class KeptRestatements {
  /** `method`: by what they are kept; those of another are made again. */
  constructor(
    private readonly db: Database,
    private readonly method: () => string = restatementMethod,
  ) {
    db.exec(
      `DROP TABLE IF EXISTS edition_restatement;
       CREATE TABLE IF NOT EXISTS kept_restatement (
         earlier TEXT NOT NULL, later TEXT NOT NULL, method TEXT NOT NULL, digest TEXT NOT NULL, figures BLOB NOT NULL,
         PRIMARY KEY (earlier, later)
       ) STRICT`,
    );
  }

  get(earlier: string, later: string): readonly KeptRestated[] | undefined {
    const row = ifItCan(() =>
      this.db
        .prepare(
          'SELECT digest, figures FROM kept_restatement WHERE earlier = ? AND later = ? AND method = ?',
        )
        .get(earlier, later, this.method()),
    );
    if (!row) return undefined;
    const json = unpacked(row['figures'] as Uint8Array);
    if (json === undefined || sha256Hex(json) !== row['digest']) return undefined;
    return (JSON.parse(json) as readonly RestatementRow[]).flatMap(
      ([kpi, scope, code, cumulative, before, after, parts]) => {
        const period = parsePeriod(code, cumulative);
        return period ? [{ kpi, scope, period, before, after, parts }] : [];
      },
    );
  }

  put(earlier: string, later: string, figures: readonly KeptRestated[]): void {
    const json = toRestatementJson(figures);
    ifItCan(() =>
      this.db
        .prepare(
          'INSERT OR REPLACE INTO kept_restatement (earlier, later, method, digest, figures) VALUES (?, ?, ?, ?, ?)',
        )
        .run(earlier, later, this.method(), sha256Hex(json), gzipSync(json, { level: 1 })),
    );
  }

  /** The digests of the two editions of each that is kept by this version. */
  pairs(): readonly { readonly earlier: string; readonly later: string }[] {
    return this.db
      .prepare('SELECT earlier, later FROM kept_restatement WHERE method = ? ORDER BY earlier, later')
      .all(this.method())
      .map((row) => ({ earlier: row['earlier'] as string, later: row['later'] as string }));
  }
}
