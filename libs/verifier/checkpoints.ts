import { base64, isSame } from './bytes.js';
import { NotRunError, type Context, type HeldFile } from './context.js';
import type { Manifest } from './manifest.js';
import {
  checkpointIn,
  checkpointInLine,
  isSameKey,
  isSignedBy,
  keyGiven,
  receiptIn,
  seenAt,
  type Checkpoint,
  type Key,
  type Receipt,
} from './notes.js';
import { policyIn, type Policy } from './policy.js';
import { LineReader, wholeFile } from './source.js';
import { readStamps, type Stamped } from './stamps.js';
import { isIncluded, leafHash } from './tree.js';

export const POLICY = 'policy';
export const CHECKPOINT = 'checkpoint';
export const CHECKPOINTS = 'checkpoints.jsonl';

/** A size at which the leaves must give a root that was signed. */
export interface Mark {
  readonly size: number;
  readonly root: Uint8Array;
  /** The auditor holds it: nobody else could change it. */
  readonly isHeld: boolean;
  readonly path: string;
}

/** What was signed, by whom, and until when a witness says to have seen it. */
export interface Signed {
  readonly key: Key | undefined;
  readonly newest: Checkpoint | undefined;
  readonly marks: Mark[];
  readonly receipts: { readonly receipt: Receipt; readonly path: string }[];
  /** Size of a checkpoint and when (seconds since 1970) a witness saw it. */
  readonly seen: { readonly size: number; readonly at: number }[];
  /** The largest checkpoint with the cosignatures that the policy asks for. */
  witnessed: number;
  /** What an authority stamped, in order of size. */
  stamped: readonly Stamped[];
}

const readable = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** Reads policy, checkpoints, receipts and what the auditor brings, and checks every signature. */
export async function readSigned(context: Context, manifest: Manifest | undefined): Promise<Signed> {
  const { source, cryptography, findings } = context;
  const policyBytes = await wholeFile(source, POLICY);
  const policy = policyBytes && readable(() => policyIn(cryptography, policyBytes));
  if (policyBytes === undefined) findings.gap('FILE_MISSING', { path: POLICY });
  else if (policy === undefined) findings.bad('POLICY', { path: POLICY });
  const newest = await newestOf(context, manifest);
  const key = keyOf(context, policy, newest);
  const signed: Signed = { key, newest, marks: [], receipts: [], seen: [], witnessed: 0, stamped: [] };
  const reader = new Reader(context, policy, signed);
  if (newest !== undefined) await reader.own(newest, CHECKPOINT);
  await reader.all();
  signed.stamped = await readStamps(context, reader.texts);
  for (const { size, at } of signed.stamped) signed.seen.push({ size, at: Math.floor(at / 1000) });
  for (const held of context.checkpoints ?? []) await reader.held(heldCheckpoint(held), held.name);
  for (const path of (await source.paths()).filter((one) => one.startsWith('receipts/')).sort())
    await reader.receipt({ name: path, bytes: (await wholeFile(source, path)) ?? new Uint8Array() }, false);
  for (const held of context.receipts ?? []) await reader.receipt(held, true);
  signed.marks.sort((one, other) => one.size - other.size);
  if (policy?.asksWitnesses === true && signed.witnessed === 0) findings.gap('QUORUM', { path: POLICY });
  return signed;
}

async function newestOf({ source, findings }: Context, manifest?: Manifest): Promise<Checkpoint | undefined> {
  const bytes = await wholeFile(source, CHECKPOINT);
  const newest = bytes && readable(() => checkpointIn(bytes));
  if (bytes === undefined) findings.gap('FILE_MISSING', { path: CHECKPOINT });
  else if (newest === undefined) findings.bad('CHECKPOINT', { path: CHECKPOINT });
  if (newest === undefined || manifest === undefined) return newest;
  const { origin, size, root } = manifest;
  if (origin !== newest.origin || size !== newest.size || root !== base64(newest.root))
    findings.bad('MANIFEST', { path: 'manifest.json' });
  return newest;
}

/** The key that the auditor holds, else the one of the bundle's policy that the newest checkpoint is of. */
function keyOf(
  { cryptography, findings, key }: Context,
  policy?: Policy,
  newest?: Checkpoint,
): Key | undefined {
  const named = policy?.logs.find(({ name }) => name === newest?.origin) ?? policy?.logs[0];
  if (key === undefined) return named;
  const held = readable(() => keyGiven(cryptography, key));
  if (held === undefined)
    throw new NotRunError({ nl: 'uw sleutel is niet te lezen', en: 'your key cannot be read' });
  if (policy && !policy.logs.some((one) => isSameKey(one, held))) findings.bad('KEY', { path: POLICY });
  return held;
}

function heldCheckpoint({ name, bytes }: HeldFile): Checkpoint {
  const read = readable(() => checkpointIn(bytes));
  if (read !== undefined) return read;
  throw new NotRunError({
    nl: `${name}: dit is geen controlepunt`,
    en: `${name}: this is no checkpoint`,
  });
}

class Reader {
  /** What is signed at each size. */
  readonly texts = new Map<number, string>();

  constructor(
    private readonly context: Context,
    private readonly policy: Policy | undefined,
    private readonly signed: Signed,
  ) {}

  /** The list of all checkpoints: in order, ending in the newest. */
  async all(): Promise<void> {
    const { source, findings } = this.context;
    const chunks = source.chunks(CHECKPOINTS);
    if (chunks === undefined) return findings.gap('FILE_MISSING', { path: CHECKPOINTS });
    let last = 0;
    const reader = new LineReader(chunks);
    for (await reader.ready(); reader.isAtHand; await reader.ready()) {
      const line = reader.take();
      const read = line && readable(() => checkpointInLine(line));
      if (read === undefined) findings.bad('CHECKPOINT', { path: CHECKPOINTS });
      else {
        if (read.size <= last) findings.bad('CHECKPOINT_ORDER', { path: CHECKPOINTS });
        last = read.size;
        await this.own(read, CHECKPOINTS);
      }
    }
    if (this.signed.newest && last !== this.signed.newest.size)
      findings.bad('CHECKPOINT_ORDER', { path: CHECKPOINTS });
  }

  async own(checkpoint: Checkpoint, path: string): Promise<void> {
    const { cryptography, findings } = this.context;
    const { key, marks, seen } = this.signed;
    if (key === undefined || !(await isSignedBy(cryptography, checkpoint, key)))
      findings.bad('SIGNATURE', { path });
    marks.push({ ...checkpoint, isHeld: false, path });
    this.texts.set(checkpoint.size, checkpoint.text);
    const names = new Set<string>();
    for (const [name, witness] of this.policy?.witnesses ?? []) {
      const at = await seenAt(cryptography, checkpoint, witness);
      if (at === false) findings.bad('COSIGNATURE', { path });
      else if (at !== undefined) {
        names.add(name);
        seen.push({ size: checkpoint.size, at });
      }
    }
    if (names.size > 0 && this.policy?.isQuorum(names) === true)
      this.signed.witnessed = Math.max(this.signed.witnessed, checkpoint.size);
  }

  async held(checkpoint: Checkpoint, path: string): Promise<boolean> {
    const { cryptography, findings } = this.context;
    const { key, marks, newest } = this.signed;
    if (key === undefined || !(await isSignedBy(cryptography, checkpoint, key))) {
      findings.bad('HELD_LOG', { path });
      return false;
    }
    const { size } = checkpoint;
    if (newest !== undefined && size > newest.size)
      findings.bad('HELD_SIZE', { path, leaf: newest.size, detail: `${newest.size} < ${size}` });
    else if (!marks.some((mark) => mark.isHeld && mark.size === size && isSame(mark.root, checkpoint.root)))
      marks.push({ ...checkpoint, isHeld: true, path });
    return true;
  }

  async receipt({ name: path, bytes }: HeldFile, isHeld: boolean): Promise<void> {
    const { cryptography, findings } = this.context;
    const receipt = readable(() => receiptIn(bytes));
    if (receipt === undefined && isHeld)
      throw new NotRunError({
        nl: `${path}: dit is geen ontvangstbewijs`,
        en: `${path}: this is no receipt`,
      });
    if (receipt === undefined) return findings.bad('RECEIPT', { path });
    const { key, receipts } = this.signed;
    const leaf = { index: receipt.index, hash: leafHash(cryptography, receipt.leaf) };
    if (!isIncluded(cryptography, leaf, receipt.checkpoint, receipt.hashes))
      return findings.bad('RECEIPT', { path });
    if (isHeld) {
      if (await this.held(receipt.checkpoint, path)) receipts.push({ receipt, path });
    } else if (key && (await isSignedBy(cryptography, receipt.checkpoint, key)))
      receipts.push({ receipt, path });
    else findings.bad('SIGNATURE', { path });
  }
}
