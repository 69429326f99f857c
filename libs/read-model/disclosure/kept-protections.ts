import { gzipSync } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { PROTECTION_1, type KeptEdition } from '#libs/disclosure';
import type { Database } from '#libs/event-store';
import { sha256Hex } from '#libs/platform';
import { canonicalJson } from '#libs/programme';
import { ifItCan } from '../dispensable.js';
import { unpacked } from '../editions/unpacked.js';

/** Bytes of JSON of what was read last that stay in memory beside the file. */
export const REMEMBERED = 32 * 1_024 * 1_024;

/**
 * Protected tables with their pattern and worlds, in the read model's file, by a name that says all they depend on.
 * They can be lost, or be damaged; then they are made again, to the same. Those asked for last stay in memory, up
 * to a bound; the others are read again.
 */
export class KeptProtections {
  private readonly remembered: LRUCache<string, KeptEdition>;

  constructor(
    private readonly db: Database,
    most = REMEMBERED,
  ) {
    // Of one byte is none.
    this.remembered = new LRUCache({ maxSize: Math.max(1, most) });
    db.exec(
      `CREATE TABLE IF NOT EXISTS kept_protection (
         name TEXT PRIMARY KEY, digest TEXT NOT NULL, body BLOB NOT NULL
       ) STRICT`,
    );
  }

  get(name: string): KeptEdition | undefined {
    const known = this.remembered.get(name);
    if (known) return known;
    const row = ifItCan(() =>
      this.db.prepare('SELECT digest, body FROM kept_protection WHERE name = ?').get(name),
    );
    if (!row) return undefined;
    const json = unpacked(row['body'] as Uint8Array);
    if (json === undefined || sha256Hex(json) !== row['digest']) return undefined;
    const kept = JSON.parse(json) as KeptEdition;
    // Kept before there were more parameters: those had the values of the method's first version.
    const found = { ...kept, rules: { ...PROTECTION_1, ...kept.rules } };
    this.remembered.set(name, found, { size: json.length });
    return found;
  }

  put(name: string, edition: KeptEdition): void {
    const json = canonicalJson(edition);
    this.remembered.set(name, edition, { size: json.length });
    ifItCan(() =>
      this.db
        .prepare('INSERT OR REPLACE INTO kept_protection (name, digest, body) VALUES (?, ?, ?)')
        .run(name, sha256Hex(json), gzipSync(json, { level: 1 })),
    );
  }
}
