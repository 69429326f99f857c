export {
  MOST_DAYS,
  MOST_KEYS,
  PREFIX,
  ReadingKeys,
  TooManyKeysError,
  type ReadingKey,
} from './reading-keys.js';
