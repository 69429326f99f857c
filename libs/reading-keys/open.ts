import { openKurrentRecords, withFolder } from '#libs/event-store';
import { isKurrentSetting, type Clock } from '#libs/platform';
import { FileReadingKeys } from './file-keys.js';
import type { ReadingKeys } from './key.js';
import { SharedReadingKeys } from './shared-keys.js';

/**
 * The keys of a setting: a file, `:memory:`, or on KurrentDB beside the log of that setting, where all replicas
 * share them.
 */
export async function openReadingKeys(setting: string, clock: Clock): Promise<ReadingKeys> {
  if (!isKurrentSetting(setting)) return new FileReadingKeys(await withFolder(setting), clock);
  return new SharedReadingKeys(await openKurrentRecords({ setting, name: 'reading-keys' }), clock);
}
