/**
 * What programs without code in common read of the same bytes: here the server and the verifier in TypeScript, in
 * python-reader.ts the one in Python. What is read is told as JSON; null where it is refused.
 */
import { canonicalJson } from '#libs/programme';
import {
  fromBase64 as serverBase64,
  parseBundle,
  parseCheckpoint,
  parseCount,
  parseNote,
  parsePolicy,
  parseVerifierKey,
  checkReceipt,
  type VerifierKey,
} from '#libs/transparency';
import { nodeCryptography } from '../../apps/verifier/node-cryptography.js';
import { KEY } from '../../libs/transparency/testing/a-log.js';
import { countIn, fromBase64, hex, textOf } from '../../libs/verifier/bytes.js';
import { canonical, membersOf } from '../../libs/verifier/canonical.js';
import { derIn, mustBeDer } from '../../libs/verifier/der.js';
import { entriesIn } from '../../libs/verifier/entries.js';
import { eventIn, readEvent } from '../../libs/verifier/event.js';
import { manifestIn } from '../../libs/verifier/manifest.js';
import {
  checkpointIn,
  checkpointInLine,
  isSignedBy,
  keyIn,
  receiptIn,
  type Checkpoint,
} from '../../libs/verifier/notes.js';
import { policyIn } from '../../libs/verifier/policy.js';
import { isIncluded, leafHash } from '../../libs/verifier/tree.js';

export type Kind =
  | 'count'
  | 'base64'
  | 'key'
  | 'checkpoint'
  | 'line'
  | 'receipt'
  | 'proof'
  | 'policy'
  | 'object'
  | 'event'
  | 'manifest'
  | 'entries'
  | 'der';

/** Names whose cosignatures a policy is asked about. */
export const SIGNED: readonly (readonly string[])[] = [[], ['rk'], ['bzk', 'rk'], ['bzk', 'rk', 'public']];
/** As many entries as a file of them must have. */
export const WIDTH = 3;

type Reader = (bytes: Uint8Array) => unknown;

const ofText =
  (read: (text: string) => unknown): Reader =>
  (bytes) => {
    const text = textOf(bytes);
    return text === undefined ? undefined : read(text);
  };
const hexOf = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && Buffer.from(bytes).toString('hex');

const checkpoint = ({ origin, size, root, signatures }: Checkpoint): unknown => [
  origin,
  size,
  hex(root),
  signatures.map(({ name, id, bytes }) => [name, id, hex(bytes)]),
];

const VERIFIER: Readonly<Record<Kind, Reader>> = {
  count: ofText(countIn),
  base64: ofText((text) => hexOf(fromBase64(text))),
  key: ofText((text) => {
    const { name, id, kind, bytes } = keyIn(nodeCryptography, text);
    return [name, id, kind, hex(bytes)];
  }),
  checkpoint: (bytes) => checkpoint(checkpointIn(bytes)),
  line: (bytes) =>
    checkpoint(checkpointInLine({ bytes: bytes.subarray(0, -1), isWhole: bytes.at(-1) === 10 })),
  receipt: (bytes) => {
    const read = receiptIn(bytes);
    return [read.index, read.hashes.map(hex), textOf(read.leaf), checkpoint(read.checkpoint)];
  },
  proof: async (bytes) => {
    const { index, hashes, leaf, checkpoint: signed } = receiptIn(bytes);
    const hash = leafHash(nodeCryptography, leaf);
    const isProven = isIncluded(nodeCryptography, { index, hash }, signed, hashes);
    const key = keyIn(nodeCryptography, KEY.verifier);
    return isProven && (await isSignedBy(nodeCryptography, signed, key)) ? textOf(leaf) : undefined;
  },
  policy: (bytes) => {
    const { logs, witnesses, isQuorum, asksWitnesses } = policyIn(nodeCryptography, bytes);
    const names = [...witnesses].map(([, { name, id }]) => [name, id]);
    return [
      logs.map(({ name, id }) => [name, id]),
      names,
      SIGNED.map((of) => isQuorum(new Set(of))),
      asksWitnesses,
    ];
  },
  object: ofText((text) => membersOf(text) && text),
  event: (bytes) => {
    const event = bytes.at(-1) === 10 ? eventIn(textOf(bytes.subarray(0, -1))) : undefined;
    const read = event && readEvent(nodeCryptography, event);
    if (read === undefined) return undefined;
    const after = read.after && (read.after.size < 0 ? 'none' : [read.after.size, hex(read.after.root)]);
    return [textOf(read.leaf), read.isOfSalt, read.isOfId, after ?? null];
  },
  manifest: (bytes) => {
    const read = manifestIn(bytes);
    return read && canonical(read);
  },
  der: (bytes) => {
    mustBeDer(derIn(bytes));
    return hex(bytes);
  },
  entries: (bytes) => {
    const read = entriesIn(bytes, WIDTH);
    return read.length === 0 ? undefined : read.map(hex);
  },
};

const LOG_KEY = parseVerifierKey(KEY.verifier);
const idOf = ({ id }: { readonly id: number }): string => id.toString(16).padStart(8, '0');
const rawOf = ({ key }: VerifierKey): string =>
  key ? key.export({ format: 'der', type: 'spki' }).subarray(12).toString('hex') : '';
function ofNote(text: string): unknown {
  const note = parseNote(text);
  const { origin, size, root } = parseCheckpoint(note.text);
  const signatures = note.signatures.map((one) => [one.name, idOf(one), hexOf(one.bytes)]);
  return [origin, size, hexOf(root), signatures];
}

/** Of what the server reads too. */
const SERVER: Partial<Readonly<Record<Kind, Reader>>> = {
  count: ofText(parseCount),
  base64: ofText((text) => hexOf(serverBase64(text))),
  key: ofText((text) => {
    const key = parseVerifierKey(text);
    const raw = key.key ? rawOf(key) : text.split('+').slice(2).join('+');
    return [
      key.name,
      idOf(key),
      key.kind,
      key.key ? raw : Buffer.from(raw, 'base64').subarray(1).toString('hex'),
    ];
  }),
  checkpoint: ofText(ofNote),
  proof: ofText((text) => checkReceipt(text, LOG_KEY).extra.leaf),
  policy: ofText((text) => {
    const { logs, witnesses, isQuorum } = parsePolicy(text);
    const names = ({ key }: { readonly key: VerifierKey }): unknown => [key.name, idOf(key)];
    const asksWitnesses = !isQuorum(new Set());
    return [logs.map(names), witnesses.map(names), SIGNED.map((of) => isQuorum(new Set(of))), asksWitnesses];
  }),
  object: ofText((text) => {
    const value = JSON.parse(text) as unknown;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && canonicalJson(value) === text ? text : undefined;
  }),
  entries: (bytes) => {
    const read = parseBundle(bytes);
    return read.length === WIDTH ? read.map(hexOf) : undefined;
  },
};

async function told(read: Reader, bytes: Uint8Array): Promise<string | null> {
  try {
    const found = await read(bytes);
    return found === undefined ? null : JSON.stringify(found);
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError || error instanceof TypeError)
      return null;
    throw error;
  }
}

/** A text, by whom it is read as what. */
export interface ReadingCase {
  readonly kind: Kind;
  readonly bytes: Uint8Array;
}

/** What the verifier in TypeScript reads. */
export const byVerifier = ({ kind, bytes }: ReadingCase): Promise<string | null> =>
  told(VERIFIER[kind], bytes);

/** What the server reads; undefined for what it has no reader of. */
export async function byServer({ kind, bytes }: ReadingCase): Promise<string | null | undefined> {
  const read = SERVER[kind];
  return read && (await told(read, bytes));
}
