export { FileReadingKeys } from './file-keys.js';
export {
  MOST_DAYS,
  MOST_KEYS,
  MOST_MADE,
  PREFIX,
  TooManyKeysError,
  type ReadingKey,
  type ReadingKeys,
} from './key.js';
export { openReadingKeys } from './open.js';
export { UNKNOWN_FOR } from './shared-keys.js';
