import { HASH_BYTES } from '../merkle/hashing.js';
import { fromBase64 } from '../note/keys.js';
import { parseCount } from './checkpoint.js';

/** That a leaf is in a log, for who holds nothing else (C2SP tlog-proof): a receipt. */
export interface TlogProof {
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  /** The signed checkpoint, as a note. */
  readonly checkpoint: string;
  readonly extra?: Uint8Array;
}

const HEAD = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^63 leaves. */
const MOST_HASHES = 63;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The proof as a text. */
export function formatProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  const lines = [HEAD, ...(extra ? [`extra ${base64(extra)}`] : []), `index ${index}`, ...hashes.map(base64)];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/**
 * Reads a proof. Throws RangeError for anything that is not one to the letter; what it proves is not checked here.
 */
export function parseProof(text: string): TlogProof {
  const end = text.indexOf('\n\n');
  const [head, ...lines] = text.slice(0, Math.max(0, end)).split('\n');
  if (head !== HEAD) throw new RangeError('not a proof: another first line');
  const extraText = lines[0]?.startsWith('extra ') ? lines.shift()?.slice(6) : undefined;
  const extra = extraText === undefined ? undefined : fromBase64(extraText);
  if (extraText !== undefined && extra === undefined)
    throw new RangeError('not a proof: its extra is not base64');
  const index = parseCount(/^index (.+)$/.exec(lines.shift() ?? '')?.[1] ?? '');
  if (index === undefined) throw new RangeError('not a proof: no index');
  if (lines.length > MOST_HASHES) throw new RangeError(`a proof has at most ${MOST_HASHES} hashes`);
  const hashes = lines.map((line) => {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_BYTES) throw new RangeError('not a proof: a hash is not 32 bytes of base64');
    return new Uint8Array(hash);
  });
  return {
    index,
    hashes,
    checkpoint: text.slice(end + 2),
    ...(extra ? { extra: new Uint8Array(extra) } : {}),
  };
}
