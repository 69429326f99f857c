export type {
  Append,
  AppendedEvent,
  AppendResult,
  EventStore,
  ExpectedVersion,
  NewEvent,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  StoreClock,
  StoreStatus,
  SubscribeOptions,
  Touched,
} from './event-store.js';
export {
  EventIdTakenError,
  isStoreError,
  PartialAppendError,
  StoreError,
  WrongExpectedVersionError,
} from './errors.js';
export type { StoreErrorCode } from './errors.js';
export type { FileFault, StoreFault } from './file-fault.js';
export { DamagedEventError } from './sql/event-digest.js';
export { FileInUseError, holdFile, isHeld } from './sql/file-lock.js';
export { FileFaultError, KeptFile } from './sql/kept-file.js';
export type { KeyVault, VaultEntry, VaultKey } from './key-vault.js';
export type { SharedRecord, SharedRecords } from './shared-records.js';
export { MemoryEventStore, openMemoryStore } from './memory/memory-store.js';
export { MemoryKeyVault, openMemoryVault } from './memory/memory-vault.js';
export { inTransaction } from './sql/in-transaction.js';
export { openDatabase, sqliteDriver, synchronousOf } from './sql/driver.js';
export { openReader } from './sql/open-reader.js';
export { isDamaged, isDiskFull, isLocked, isNotWritable, isSqliteError } from './sql/sqlite-errors.js';
export type { Database, OpenOptions, SqlRow, SqlValue, Statement, Synchronous } from './sql/driver.js';
export { openSqliteStore } from './sqlite/sqlite-store.js';
export type { SqliteStoreOptions } from './sqlite/sqlite-store.js';
export { openLogReader, type LogReader } from './sqlite/log-reader.js';
export { openSqliteVault } from './sqlite/sqlite-vault.js';
export { protectionKey } from './sealed/protection-key.js';
export { eraseFrom, forgottenAmong, isSomebodys } from './sealed/erasure.js';
export { VaultSealError } from './sealed/seal-error.js';
export { mustKnowTokensOf, VaultMismatchError } from './vault-check.js';
export { openStore, openVault, withFolder, type StoreSettings } from './open.js';
export type { RightsRequest, RightsGiven } from './kurrentdb/cluster-rights.js';
export { isKurrentSetting } from './kurrentdb/setting.js';
export type { KurrentStoreOptions, KurrentTimes } from './kurrentdb/kurrent-store.js';
export { giveRights, openKurrentRecords, openKurrentStore, openKurrentVault } from './kurrentdb/on-demand.js';
