import {
  cosign,
  EMPTY_ROOT,
  formatNote,
  isConsistent,
  parseVerifierKey,
  sameHash,
  verifyNote,
  type Note,
  type SigningKey,
  type VerifierKey,
} from '#libs/transparency';
import { Cosigned } from './cosigned.js';
import { parseSubmission, type Submission } from './submission.js';

/** An answer of HTTP. */
export interface Answer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422 | 503;
  readonly type: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
  readonly body: string;
}

const said = (status: Answer['status'], nl: string, en: string): Answer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${nl} / ${en}\n`,
});

export interface WitnessOptions {
  readonly key: SigningKey;
  /** Keys of the logs that are witnessed; the name of a key is the origin of its log. */
  readonly logs: readonly VerifierKey[];
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** So many submissions of one log wait for one another at most. */
const MOST_WAITING = 64;

/**
 * Sees that a log only grows (C2SP tlog-witness 1.0.0): cosigns a checkpoint that the log signed when it goes on
 * from the last one that was cosigned, keeps it, and only then answers. One at a time for each log, so that what
 * was checked is what is kept.
 */
export class Witness {
  readonly cosigned: Cosigned;
  readonly #turns = new Map<string, { waiting: number; last: Promise<unknown> }>();

  constructor(private readonly options: WitnessOptions) {
    this.cosigned = new Cosigned(options.folder, parseVerifierKey(options.key.verifier));
  }

  /** Answers `POST add-checkpoint`. Rejects when the disk fails: then nothing was cosigned. */
  async add(body: string): Promise<Answer> {
    let submission: Submission;
    try {
      submission = parseSubmission(body);
    } catch (error) {
      return said(400, 'geen inzending', `no submission: ${(error as Error).message}`);
    }
    const { checkpoint, note } = submission;
    const { origin } = checkpoint;
    const keys = this.options.logs.filter(({ name }) => name === origin);
    if (keys.length === 0) return said(404, 'dit logboek is hier niet bekend', 'this log is not known here');
    const trusted = note.signatures.filter((signature) =>
      keys.some((key) => isOf({ ...note, signatures: [signature] }, key)),
    );
    if (trusted.length === 0)
      return said(403, 'niet ondertekend met een vertrouwde sleutel', 'not signed with a trusted key');
    if (submission.oldSize > checkpoint.size)
      return said(400, 'de oude grootte is groter dan de nieuwe', 'the old size is above the new one');
    return this.#inTurn(origin, () => this.#decide(submission, { ...note, signatures: trusted }));
  }

  async #decide({ oldSize, proof, checkpoint }: Submission, note: Note): Promise<Answer> {
    const { key, now } = this.options;
    const latest = await this.cosigned.latest(checkpoint.origin);
    const from = latest?.size ?? 0;
    if (oldSize !== from) return { status: 409, type: 'text/x.tlog.size', body: `${from}\n` };
    const fromRoot = latest?.root ?? EMPTY_ROOT;
    const { size: to, root: toRoot } = checkpoint;
    const isGrown = from === 0 && to > 0 ? proof.length === 0 : goesOn({ from, to, fromRoot, toRoot, proof });
    if (!isGrown)
      return said(422, 'sluit niet aan op wat eerder is gezien', 'does not go on from what was seen before');
    const signature = cosign(note.text, key, Math.floor(now() / 1000));
    await this.cosigned.keep(
      checkpoint.origin,
      formatNote({ ...note, signatures: [...note.signatures, signature] }),
    );
    const [, line = ''] = formatNote({ text: note.text, signatures: [signature] }).split('\n\n');
    return { status: 200, type: 'text/plain; charset=utf-8', body: line };
  }

  /** One after another for each log; who would wait too long is told so. */
  async #inTurn(origin: string, work: () => Promise<Answer>): Promise<Answer> {
    const turn = this.#turns.get(origin) ?? { waiting: 0, last: Promise.resolve() };
    if (turn.waiting >= MOST_WAITING) return said(503, 'te druk; later opnieuw', 'too busy; try again later');
    this.#turns.set(origin, turn);
    turn.waiting += 1;
    const before = turn.last;
    const done = before.then(work, work);
    turn.last = done.catch(() => undefined);
    return done.finally(() => (turn.waiting -= 1));
  }
}

function goesOn(asked: Parameters<typeof isConsistent>[0]): boolean {
  if (asked.to > 0) return isConsistent(asked);
  return asked.proof.length === 0 && sameHash(asked.fromRoot, asked.toRoot);
}

function isOf(note: Note, key: VerifierKey): boolean {
  try {
    return verifyNote(note, [key]).length > 0;
  } catch {
    return false;
  }
}
