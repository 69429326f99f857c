import {
  checkpointIn,
  entriesIn,
  GrowingRoot,
  isSignedBy,
  keyGiven,
  leafHash,
  TILE_WIDTH,
  tilePath,
  widthOf,
  type Checkpoint,
  type Cryptography,
} from '#libs/verifier';

/** What a check in the browser came to. */
export type Outcome =
  | { readonly found: 'clean'; readonly size: number; readonly held: number | undefined }
  | { readonly found: 'signature' | 'held-signature' | 'no-ed25519' | 'bad-key' | 'bad-checkpoint' }
  /** The leaves give another root: at the size that was signed, or at that of the checkpoint that was kept. */
  | { readonly found: 'root' | 'held-root' | 'shorter'; readonly size: number }
  | { readonly found: 'entries'; readonly leaf: number };

interface LogCheckRequest {
  /** A file below the address of the log. Rejects when it is not there. */
  readonly get: (path: string) => Promise<Uint8Array>;
  /** The log's key, as text. */
  readonly key: string;
  /** A checkpoint that was kept before. */
  readonly held: Uint8Array | undefined;
  readonly cryptography: Cryptography;
  readonly onProgress: (done: number, of: number) => void;
}

/** RFC 8032, 7.1, test 1: the signature of nothing. */
const TEST_KEY = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
const TEST_SIGNATURE =
  'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';
const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const isSame = (one: Uint8Array, other: Uint8Array): boolean => one.every((byte, at) => byte === other[at]);

const signed = (bytes: Uint8Array): Checkpoint | undefined => {
  try {
    return checkpointIn(bytes);
  } catch {
    return undefined;
  }
};

/**
 * Reads the whole log as the server gives it and recomputes it here: the signature, every leaf, the root, and that
 * what was kept is the beginning of it. Rejects with what `get` rejects with.
 */
export async function checkLog({
  get,
  key: keyText,
  held,
  cryptography,
  onProgress,
}: LogCheckRequest): Promise<Outcome> {
  if (!(await cryptography.isEd25519(fromHex(TEST_KEY), new Uint8Array(), fromHex(TEST_SIGNATURE))))
    return { found: 'no-ed25519' };
  let key;
  try {
    key = keyGiven(cryptography, keyText);
  } catch {
    return { found: 'bad-key' };
  }
  const checkpoint = signed(await get('checkpoint'));
  const kept = held && signed(held);
  if (checkpoint === undefined || (held && kept === undefined)) return { found: 'bad-checkpoint' };
  if (!(await isSignedBy(cryptography, checkpoint, key))) return { found: 'signature' };
  if (kept && !(await isSignedBy(cryptography, kept, key))) return { found: 'held-signature' };
  if (kept && kept.size > checkpoint.size) return { found: 'shorter', size: kept.size };
  return walk({ get, cryptography, onProgress }, checkpoint, kept);
}

async function walk(
  { get, cryptography, onProgress }: Pick<LogCheckRequest, 'get' | 'cryptography' | 'onProgress'>,
  { size, root }: Checkpoint,
  kept: Checkpoint | undefined,
): Promise<Outcome> {
  const tree = new GrowingRoot(cryptography);
  const isKept = (): boolean => kept?.size !== tree.size || isSame(tree.root(), kept.root);
  if (!isKept()) return { found: 'held-root', size: 0 };
  while (tree.size < size) {
    const index = tree.size / TILE_WIDTH;
    const entries = entriesIn(await get(tilePath('entries', index, size)), widthOf(index, size));
    if (entries.length === 0) return { found: 'entries', leaf: tree.size };
    for (const entry of entries) {
      tree.add(leafHash(cryptography, entry));
      if (!isKept()) return { found: 'held-root', size: tree.size };
    }
    onProgress(tree.size, size);
  }
  return isSame(tree.root(), root) ? { found: 'clean', size, held: kept?.size } : { found: 'root', size };
}
