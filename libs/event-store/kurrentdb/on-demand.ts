/**
 * What the rest of the program reaches a cluster by. The client and its generated stubs are read from disk when they
 * are used: a log in a file need not pay for them at every start.
 */
import type { EventStore } from '../event-store.js';
import type { KeyVault } from '../key-vault.js';
import type { RightsRequest, RightsGiven } from './cluster-rights.js';
import type { KurrentStoreOptions } from './kurrent-store.js';
import type { KurrentVaultOptions } from './kurrent-vault.js';
import type { KurrentRecordsOptions } from './shared-records.js';
import type { SharedRecords } from '../shared-records.js';

/** See kurrent-store.ts. */
export const openKurrentStore = async (options: KurrentStoreOptions): Promise<EventStore> =>
  (await import('./kurrent-store.js')).openKurrentStore(options);

/** See kurrent-vault.ts. */
export const openKurrentVault = async (options: KurrentVaultOptions): Promise<KeyVault> =>
  (await import('./kurrent-vault.js')).openKurrentVault(options);

/** See shared-records.ts. */
export const openKurrentRecords = async (options: KurrentRecordsOptions): Promise<SharedRecords> =>
  (await import('./shared-records.js')).openKurrentRecords(options);

/** See cluster-rights.ts. */
export const giveRights = async (request: RightsRequest): Promise<RightsGiven> =>
  (await import('./cluster-rights.js')).giveRights(request);
