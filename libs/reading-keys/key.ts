import { randomBytes } from 'node:crypto';
import type { Actor } from '#libs/access';

/** What a key begins with, so that one that lies about is known for what it is. */
export const PREFIX = 'wsk_';
export const FORM = /^wsk_[\w-]{43}$/;
/** A key that nobody can guess. */
export const newKey = (): string => PREFIX + randomBytes(32).toString('base64url');
/** Keys that one subject may have at a time, and make in a year; and days that one may last. */
export const [MOST_KEYS, MOST_MADE, MOST_DAYS] = [10, 100, 366] as const;
export const DAY = 86_400_000;
/** A key that was made so long ago has ended, with a day for clocks that differ: nothing is kept of it. */
export const FORGOTTEN_AFTER = (MOST_DAYS + 1) * DAY;

/** A key as its owner sees it again: never the key itself. Moments in milliseconds since 1970. */
export interface ReadingKey {
  readonly id: string;
  readonly name: string;
  readonly made: number;
  readonly until: number;
  readonly revoked: number | undefined;
  /** Neither ended nor revoked by now. */
  readonly works: boolean;
}

/** A key as it is told once. */
export type MadeKey = ReadingKey & { readonly key: string };

/** An owner has as many keys as it may at a time, or made as many as it may in a year. */
export class TooManyKeysError extends Error {
  override readonly name = 'TooManyKeysError';

  constructor(readonly of: 'AT_A_TIME' | 'A_YEAR') {
    super(`${String(of === 'AT_A_TIME' ? MOST_KEYS : MOST_MADE)} keys ${of}`);
  }
}

type Now<T> = T | Promise<T>;

/**
 * Personal keys that only read figures, for programs that cannot sign in (Excel): 256 random bits, kept as their
 * SHA-256, with the rights of who made them and an end. A key that was revoked or has ended is nobody's.
 */
export interface ReadingKeys {
  /** Makes a key that lasts so many days; it is told here and never again. Throws TooManyKeysError. */
  make(owner: Actor, name: string, days: number): Now<MadeKey>;
  /**
   * The keys that an owner made within a year (FORGOTTEN_AFTER), oldest first; ended and revoked ones are among them.
   */
  of(subject: string): Now<readonly ReadingKey[]>;
  /** Ends a key of its owner, at once. False when the owner has no such key. */
  revoke(subject: string, id: string): Now<boolean>;
  /** Who a key reads for; undefined for one that is none, has ended or was revoked. */
  holder(key: string): Now<Actor | undefined>;
  /** Asked twice, it closes once. */
  close(): Now<void>;
}

/** Throws TooManyKeysError or RangeError for a key that may not be made. */
export function mayMake(keys: readonly ReadingKey[], days: number): void {
  if (keys.filter(({ works }) => works).length >= MOST_KEYS) throw new TooManyKeysError('AT_A_TIME');
  if (keys.length >= MOST_MADE) throw new TooManyKeysError('A_YEAR');
  if (!(days >= 1 && days <= MOST_DAYS)) throw new RangeError(`a key lasts 1 to ${String(MOST_DAYS)} days`);
}
