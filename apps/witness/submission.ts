import {
  fromBase64,
  HASH_BYTES,
  parseCheckpoint,
  parseCount,
  parseNote,
  type Checkpoint,
  type Note,
} from '#libs/transparency';

/** What a log sends (C2SP tlog-witness, add-checkpoint). */
export interface Submission {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly note: Note;
  readonly checkpoint: Checkpoint;
}

/** A tree of 2^63 leaves. */
const MOST_PROOF_LINES = 63;

/** Reads a request body. Throws RangeError that says what is not right for anything that is none to the letter. */
export function parseSubmission(body: string): Submission {
  const end = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(0, end)).split('\n');
  const oldSize = parseCount(/^old (.+)$/.exec(first)?.[1] ?? '');
  if (oldSize === undefined) throw new RangeError('the first line must be: old <size>');
  if (lines.length > MOST_PROOF_LINES)
    throw new RangeError(`there are at most ${MOST_PROOF_LINES} lines of proof`);
  const proof = lines.map((line) => {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_BYTES) throw new RangeError('a line of proof is 32 bytes of base64');
    return new Uint8Array(hash);
  });
  const note = parseNote(body.slice(end + 2));
  return { oldSize, proof, note, checkpoint: parseCheckpoint(note.text) };
}
