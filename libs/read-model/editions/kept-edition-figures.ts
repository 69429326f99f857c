import { gzipSync } from 'node:zlib';
import type { Database } from '#libs/event-store';
import { sha256Hex } from '#libs/platform';
import { ifItCan } from '../dispensable.js';
import { unpacked } from './unpacked.js';

/**
 * The figures of editions by their digest, in the read model's file: what a digest names never changes, so neither
 * does what is kept under it. It can be lost; then it is computed again.
 */
export class KeptEditionFigures {
  constructor(private readonly db: Database) {
    db.exec(
      'CREATE TABLE IF NOT EXISTS edition_figures (digest TEXT PRIMARY KEY, figures BLOB NOT NULL) STRICT',
    );
  }

  /** The canonical JSON kept under a digest; undefined when there is none, or when it is not what the digest says. */
  get(digest: string): string | undefined {
    const row = ifItCan(() =>
      this.db.prepare('SELECT figures FROM edition_figures WHERE digest = ?').get(digest),
    );
    if (!row) return undefined;
    const json = unpacked(row['figures'] as Uint8Array);
    return json !== undefined && sha256Hex(json) === digest ? json : undefined;
  }

  put(digest: string, json: string): void {
    ifItCan(() =>
      this.db
        .prepare('INSERT OR REPLACE INTO edition_figures (digest, figures) VALUES (?, ?)')
        .run(digest, gzipSync(json, { level: 1 })),
    );
  }

  /** Every digest under which something is kept, whether or not it is what the digest says. */
  digests(): readonly string[] {
    return this.db
      .prepare('SELECT digest FROM edition_figures ORDER BY digest')
      .all()
      .map((row) => row['digest'] as string);
  }
}
