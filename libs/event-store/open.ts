import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreError } from './errors.js';
import type { EventStore, StoreClock } from './event-store.js';
import type { KeyVault } from './key-vault.js';
import { openMemoryStore } from './memory/memory-store.js';
import { openMemoryVault } from './memory/memory-vault.js';
import type { Synchronous } from './sql/driver.js';
import { openSqliteStore } from './sqlite/sqlite-store.js';
import { openSqliteVault } from './sqlite/sqlite-vault.js';

export interface StoreSettings {
  readonly clock?: StoreClock;
  /** Default FULL; see SqliteStoreOptions. */
  readonly synchronous?: Synchronous;
}

/** Opens the log that a setting names: `memory:` or `sqlite:<path>` (the folder is made). Rejects for any other. */
export async function openStore(setting: string, settings: StoreSettings = {}): Promise<EventStore> {
  const { synchronous: _, ...clock } = settings;
  if (setting === 'memory:') return openMemoryStore(clock);
  if (setting.startsWith('sqlite:'))
    return openSqliteStore({ path: await withFolder(setting.slice('sqlite:'.length)), ...settings });
  throw new StoreError('STORE_UNAVAILABLE', `WIJKSPOOR_STORE: ${setting.split(':')[0]} is not supported yet`);
}

/** Opens the key vault at a path, or one in memory for `:memory:`. */
export const openVault = async (
  path: string,
  { synchronous = 'FULL' }: StoreSettings = {},
): Promise<KeyVault> =>
  path === ':memory:' ? openMemoryVault() : openSqliteVault({ path: await withFolder(path), synchronous });

/** Makes the folder a file is to stand in; answers the path. */
export async function withFolder(path: string): Promise<string> {
  if (path !== ':memory:') await mkdir(dirname(path), { recursive: true });
  return path;
}
