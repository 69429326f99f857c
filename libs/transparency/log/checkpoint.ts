import { HASH_BYTES } from '../merkle/hashing.js';
import { fromBase64 } from '../note/keys.js';

/** What a log says of itself at one moment (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Names the log forever. */
  readonly origin: string;
  /** How many leaves it has. */
  readonly size: number;
  readonly root: Uint8Array;
}

/** A decimal number without sign or leading zero, below 2^53; undefined for anything else. */
export function parseCount(text: string): number | undefined {
  if (!/^(0|[1-9]\d{0,15})$/.test(text)) return undefined;
  const count = Number(text);
  return Number.isSafeInteger(count) ? count : undefined;
}

/** The body that is signed. */
export const formatCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;

/** Reads the body of a checkpoint. Throws RangeError for another form; extension lines are refused. */
export function parseCheckpoint(body: string): Checkpoint {
  const [origin = '', sizeText = '', rootText = '', end, ...more] = body.split('\n');
  const size = parseCount(sizeText);
  const root = fromBase64(rootText);
  if (origin === '' || size === undefined || root?.length !== HASH_BYTES || end !== '' || more.length > 0)
    throw new RangeError('not a checkpoint: an origin, a size and a root of 32 bytes, a line each');
  return { origin, size, root: new Uint8Array(root) };
}

/** The largest of them; of two that are as large the first. */
export const newestOf = <Of extends Checkpoint>(...of: readonly (Of | undefined)[]): Of | undefined =>
  of.reduce((newest, one) => ((one?.size ?? -1) > (newest?.size ?? -1) ? one : newest), undefined);
