import { existsSync } from 'node:fs';
import { openStore, type EventStore, type StoreSettings } from '#libs/event-store';
import { filePathOf } from '#libs/platform';

/** In a row: a log that cannot be read so often is damaged, and a command says so and ends. */
export const TRIES = 4;

/**
 * Milliseconds that a command waits for what was just recorded to be in its figures: for what hangs, and not for a
 * machine that is slow. What cannot be read ends it at once.
 */
export const PATIENCE = 600_000;

/**
 * Throws an Error in both languages for a log in a file that is not there: opening it would make an empty one, of
 * which everything is right.
 */
export function logMustBeThere(setting: string): void {
  const path = filePathOf(setting);
  if (path !== undefined && !existsSync(path))
    throw new Error(`dit logboek is er niet / this log is not there: ${path} (WIJKSPOOR_STORE)`);
}

/** The same of a vault in a file: of an empty one nothing is known, so that everything would seem forgotten. */
export function vaultMustBeThere(setting: string): void {
  if (!setting.includes('://') && setting !== ':memory:' && !existsSync(setting))
    throw new Error(`deze kluis is er niet / this vault is not there: ${setting} (WIJKSPOOR_VAULT)`);
}

/**
 * Opens the log that a setting names for a command that needs one, and makes none. Throws what logMustBeThere and
 * openStore throw.
 */
export async function openLogToRead(setting: string, settings: StoreSettings = {}): Promise<EventStore> {
  logMustBeThere(setting);
  return openStore(setting, settings);
}
