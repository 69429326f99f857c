import { gzipSync } from 'node:zlib';
import { PROTECTION_1, type KeptEdition } from '#libs/disclosure';
import type { Database } from '#libs/event-store';
import { sha256Hex } from '#libs/platform';
import { canonicalJson } from '#libs/programme';
import { ifItCan } from '../dispensable.js';
import { unpacked } from '../editions/unpacked.js';

/**
 * Protected tables with their pattern and worlds, in the read model's file, by a name that says all they depend on. They can
 * be lost, or be damaged; then they are made again, to the same.
 */
export class KeptProtections {
  constructor(private readonly db: Database) {
    db.exec(
      `CREATE TABLE IF NOT EXISTS kept_protection (
         name TEXT PRIMARY KEY, digest TEXT NOT NULL, body BLOB NOT NULL
       ) STRICT`,
    );
  }

  get(name: string): KeptEdition | undefined {
    const row = ifItCan(() =>
      this.db.prepare('SELECT digest, body FROM kept_protection WHERE name = ?').get(name),
    );
    if (!row) return undefined;
    const json = unpacked(row['body'] as Uint8Array);
    if (json === undefined || sha256Hex(json) !== row['digest']) return undefined;
    const kept = JSON.parse(json) as KeptEdition;
    // Kept before there were more parameters: those had the values of the method's first version.
    return { ...kept, rules: { ...PROTECTION_1, ...kept.rules } };
  }

  put(name: string, edition: KeptEdition): void {
    const json = canonicalJson(edition);
    ifItCan(() =>
      this.db
        .prepare('INSERT OR REPLACE INTO kept_protection (name, digest, body) VALUES (?, ?, ?)')
        .run(name, sha256Hex(json), gzipSync(json, { level: 1 })),
    );
  }
}
