import { gunzipSync, gzipSync } from 'node:zlib';
import type { Database } from '#libs/event-store';
import { parsePeriod, type Period, type Restated } from '#libs/indicators';

/** A restated figure as a report needs it. */
export interface KeptRestated extends Restated {
  readonly kpi: string;
  readonly scope: string;
  readonly period: Period;
}

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
 * What became of the figures of one edition in another, by the digests of both, in the read model's file: neither ever
 * changes. It can be lost; then it is computed again.
 */
export class KeptRestatements {
  constructor(private readonly db: Database) {
    db.exec(
      `CREATE TABLE IF NOT EXISTS edition_restatement (
         earlier TEXT NOT NULL, later TEXT NOT NULL, figures BLOB NOT NULL, PRIMARY KEY (earlier, later)
       ) STRICT`,
    );
  }

  get(earlier: string, later: string): readonly KeptRestated[] | undefined {
    const row = this.db
      .prepare('SELECT figures FROM edition_restatement WHERE earlier = ? AND later = ?')
      .get(earlier, later);
    if (!row) return undefined;
    const rows = JSON.parse(gunzipSync(row['figures'] as Uint8Array).toString('utf8')) as readonly Row[];
    return rows.flatMap(([kpi, scope, code, cumulative, before, after, parts]) => {
      const period = parsePeriod(code, cumulative);
      return period ? [{ kpi, scope, period, before, after, parts }] : [];
    });
  }

  put(earlier: string, later: string, figures: readonly KeptRestated[]): void {
    const rows: readonly Row[] = figures.map(({ kpi, scope, period, before, after, parts }) => [
      kpi,
      scope,
      period.code,
      period.cumulative,
      before,
      after,
      parts,
    ]);
    this.db
      .prepare('INSERT OR REPLACE INTO edition_restatement (earlier, later, figures) VALUES (?, ?, ?)')
      .run(earlier, later, gzipSync(JSON.stringify(rows), { level: 1 }));
  }
}
