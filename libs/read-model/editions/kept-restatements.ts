import { gzipSync } from 'node:zlib';
import type { Database } from '#libs/event-store';
import { CAUSES, parsePeriod, type ComparedFigure, type Restated } from '#libs/indicators';
import { sha256Hex } from '#libs/platform';
import { canonicalJson } from '#libs/programme';
import { ifItCan } from '../dispensable.js';
import { unpacked } from './unpacked.js';

/** A restated figure as a report needs it. */
export type KeptRestated = ComparedFigure & Restated;

type Row = readonly [
  kpi: string,
  scope: string,
  period: string,
  cumulative: boolean,
  before: Restated['before'],
  after: Restated['after'],
  parts: Restated['parts'],
];

/**
 * Kept with other causes, or with zeros in its parts, it is another answer: those of an older version are made
 * again.
 */
const METHOD = `${CAUSES.join(' ')}, no noughts`;

/**
 * What became of the figures of one edition in another, by the digests of both and the causes that it is split by, in
 * the read model's file: none of these ever changes. It can be lost, or be damaged; then it is computed again.
 */
export class KeptRestatements {
  constructor(private readonly db: Database) {
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
        .get(earlier, later, METHOD),
    );
    if (!row) return undefined;
    const json = unpacked(row['figures'] as Uint8Array);
    if (json === undefined || sha256Hex(json) !== row['digest']) return undefined;
    return (JSON.parse(json) as readonly Row[]).flatMap(
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
        .run(earlier, later, METHOD, sha256Hex(json), gzipSync(json, { level: 1 })),
    );
  }

  /** The digests of the two editions of each that is kept by this version. */
  pairs(): readonly { readonly earlier: string; readonly later: string }[] {
    return this.db
      .prepare('SELECT earlier, later FROM kept_restatement WHERE method = ? ORDER BY earlier, later')
      .all(METHOD)
      .map((row) => ({ earlier: row['earlier'] as string, later: row['later'] as string }));
  }
}

/** One text for one restatement: what is kept, and what a new computation is held against. */
export function toRestatementJson(figures: readonly KeptRestated[]): string {
  const rows: readonly Row[] = figures.map(({ kpi, scope, period, before, after, parts }) => [
    kpi,
    scope,
    period.code,
    period.cumulative,
    before,
    after,
    parts,
  ]);
  return canonicalJson(rows);
}
