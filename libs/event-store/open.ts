import { filePathOf, IN_MEMORY, isKurrentSetting } from '#libs/platform';
import { clockReadingsIn, LOG_STREAM } from '#libs/programme';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreError } from './errors.js';
import type { EventStore, StoreClock } from './event-store.js';
import type { KeyVault } from './key-vault.js';
import { openMemoryStore } from './memory/memory-store.js';
import { openMemoryVault } from './memory/memory-vault.js';
import { openKurrentStore, openKurrentVault } from './kurrentdb/on-demand.js';
import type { Synchronous } from './sql/driver.js';
import { openCopy } from './sql/open-copy.js';
import { SealedVault } from './sealed/sealed-vault.js';
import { VaultCipher } from './sealed/vault-cipher.js';
import { openSqliteStore } from './sqlite/sqlite-store.js';
import { openSqliteVault } from './sqlite/sqlite-vault.js';

export interface StoreSettings {
  /** Of a vault: 32 bytes under which its keys are sealed; without it the vault is plain, and must be. */
  readonly key?: Uint8Array;
  /** File of this replica's copy of a log on KurrentDB; default `:memory:`, filled again at each start. */
  readonly copy?: string;
  readonly clock?: StoreClock;
  /** Default FULL; see SqliteStoreOptions. */
  readonly synchronous?: Synchronous;
}

/**
 * Opens the log that a setting names: `memory:`, `sqlite:<path>` (the folder is made) or KurrentDB. Rejects for any
 * other.
 */
export async function openStore(setting: string, settings: StoreSettings = {}): Promise<EventStore> {
  const { copy = ':memory:', key: _key, synchronous: _synchronous, ...clock } = settings;
  if (setting === IN_MEMORY) return openMemoryStore(clock);
  const path = filePathOf(setting);
  if (path !== undefined) return withSettledClock(await withFolder(path), settings);
  if (!isKurrentSetting(setting)) throw unsupported('WIJKSPOOR_STORE', setting);
  const { database: mirror, file } = openCopy(await withFolder(copy));
  try {
    return await openKurrentStore({ setting, mirror, ...(file ? { file } : {}), ...clock });
  } catch (error) {
    file?.claim.release();
    throw error;
  }
}

/**
 * Opens the key vault at a path, in memory for `:memory:`, or on KurrentDB beside the log of that setting. Rejects
 * VaultSealError when it is sealed otherwise than the settings say; on a cluster that is asked with the first key.
 */
export async function openVault(setting: string, settings: StoreSettings = {}): Promise<KeyVault> {
  const inner = await openInner(setting, settings);
  const vault = new SealedVault(inner, settings.key && new VaultCipher(settings.key));
  if (isKurrentSetting(setting)) return vault;
  try {
    await vault.check();
    return vault;
  } catch (error) {
    await vault.close();
    throw error;
  }
}

async function openInner(setting: string, settings: StoreSettings): Promise<KeyVault> {
  if (setting === ':memory:') return openMemoryVault();
  if (isKurrentSetting(setting)) return openKurrentVault({ setting });
  // A setting of a log would be taken for the path of a new, empty vault.
  if (filePathOf(setting) !== undefined || setting.startsWith(IN_MEMORY))
    throw new StoreError('STORE_UNAVAILABLE', `WIJKSPOOR_VAULT: a path, not ${setting.split(':')[0]}:…`);
  return openSqliteVault({ path: await withFolder(setting), synchronous: settings.synchronous ?? 'FULL' });
}

/**
 * Stamps by the clock of this machine, as much ahead as the log's times are read earlier since a jump was settled:
 * times never decrease.
 */
async function withSettledClock(path: string, { synchronous, clock }: StoreSettings): Promise<EventStore> {
  let ahead = 0;
  const settled = (): number => Date.now() + ahead;
  const store = await openSqliteStore({
    path,
    clock: clock ?? settled,
    ...(synchronous ? { synchronous } : {}),
  });
  try {
    ahead = clockReadingsIn(await store.readStream(LOG_STREAM)).at(-1)?.ahead ?? 0;
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

const unsupported = (name: string, setting: string): StoreError =>
  new StoreError(
    'STORE_UNAVAILABLE',
    `${name}: een logboek begint met sqlite:, esdb:// of memory:, niet met / a log begins with sqlite:, esdb:// or memory:, not with: ${setting.split(':')[0]}`,
  );

/** Makes the folder a file is to stand in; answers the path. */
export async function withFolder(path: string): Promise<string> {
  if (path !== ':memory:') await mkdir(dirname(path), { recursive: true });
  return path;
}
