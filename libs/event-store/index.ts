export type {
  Append,
  AppendedEvent,
  AppendResult,
  EventStore,
  ExpectedVersion,
  NewEvent,
  RecordedEvent,
  StoreClock,
  SubscribeOptions,
} from './event-store.js';
export { isStoreError, PartialAppendError, StoreError } from './errors.js';
export type { StoreErrorCode } from './errors.js';
export type { StoreFault } from './file-fault.js';
export { DamagedEventError } from './sql/event-digest.js';
export { holdFile, isHeld } from './sql/file-lock.js';
export { FileFaultError, KeptFile } from './sql/kept-file.js';
export type { KeyVault, VaultEntry, VaultKey } from './key-vault.js';
export type { SharedRecord, SharedRecords } from './shared-records.js';
export { MemoryEventStore, openMemoryStore } from './memory/memory-store.js';
export { openMemoryVault } from './memory/memory-vault.js';
export { inTransaction } from './sql/in-transaction.js';
export { openDatabase, sqliteDriver, synchronousOf } from './sql/driver.js';
export { openReader } from './sql/open-reader.js';
export { isDiskFull, isLocked, isNotWritable, isSqliteError } from './sql/sqlite-errors.js';
export type { Database, SqlRow, SqlValue, Statement } from './sql/driver.js';
export { openSqliteStore } from './sqlite/sqlite-store.js';
export { openLogReader } from './sqlite/log-reader.js';
export { openSqliteVault } from './sqlite/sqlite-vault.js';
export { protectionKey } from './sealed/protection-key.js';
export { eraseFrom, isSomebodys } from './sealed/erasure.js';
export { mustKnowTokensOf } from './vault-check.js';
export { openStore, openVault, withFolder, type StoreSettings } from './open.js';
export { giveRights, openKurrentRecords, openKurrentStore, openKurrentVault } from './kurrentdb/on-demand.js';
