import { rm } from 'node:fs/promises';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import type { Receipt } from '#libs/ingest';
import type { Logger } from '#libs/platform';
import type { Label } from '#libs/programme';
import {
  Feeding,
  formatNote,
  isOfTheLog,
  leafText,
  parseNote,
  promise,
  promiseInTurns,
  receiptFor,
  Sequencing,
  SequencingThread,
  SigningRefusal,
  type BadLeaf,
  type Signed,
  type Signing,
  type SigningStatus,
  type WitnessStatus,
} from '#libs/transparency';
import { defined } from '#libs/platform';
import { AppError } from '../errors/app-error.js';
import type { ProofSettings } from './settings.js';
import { LogCheck } from './log-check.js';
import { Stamps } from './stamps.js';

/** A public witness takes at most 24 checkpoints a day. One that does not sign is asked again sooner. */
const WITNESS_EVERY = 3_600_000;
const FEED_RETRY = 60_000;

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');

/**
 * What this server signs of its log, beside the answering of requests: nobody waits for it but who asks for a proof.
 */
export class Proofs {
  readonly sequencing: Signing;
  /** Of the whole log, when somebody asks for it. */
  readonly check: LogCheck;
  readonly #feeding: Feeding | undefined;
  readonly stamps: Stamps | undefined;
  #feedTimer: NodeJS.Timeout | undefined;
  #closed = false;
  #header: { readonly size: number; readonly text: string } | undefined;

  constructor(
    readonly settings: ProofSettings,
    store: EventStore,
    private readonly logger: Logger,
  ) {
    const { source = store, logFile, folder, key, every, scrubEvery } = settings;
    const options = {
      ...{ folder, key },
      ...defined({ every, scrubEvery }),
      onFault: (error: unknown, bad?: BadLeaf) => this.#logFault(error, bad),
    };
    this.sequencing =
      logFile === undefined
        ? new Sequencing({ ...options, source })
        : new SequencingThread({ ...options, path: logFile });
    this.check = new LogCheck(this.sequencing, logger, Date.now);
    const { tiles, checkpoints } = this.sequencing;
    this.#feeding =
      settings.policy &&
      new Feeding({
        policy: settings.policy.parsed,
        folder,
        tiles,
        checkpoints,
        onFault: (witness, err) => this.logger.warn({ err, witness }, 'proofs: a witness does not sign'),
      });
    this.stamps = settings.stamps && new Stamps(settings.stamps, settings, () => this.newest, logger);
  }

  /** What each witness of the policy signed last. */
  get witnesses(): readonly WitnessStatus[] {
    return this.#feeding?.status ?? [];
  }

  /** Milliseconds after which a witness that signed nothing more is behind. */
  get patience(): number {
    return 2 * (this.settings.witnessEvery ?? WITNESS_EVERY);
  }

  /** The newest checkpoint signed by this log, without what witnesses signed of it. */
  get newest(): Signed | undefined {
    return this.sequencing.signed;
  }

  get status(): SigningStatus {
    return this.sequencing.status;
  }

  /** What an entry that is recorded now says it comes after. */
  known(): { readonly size: number; readonly root: string } | undefined {
    const { newest } = this;
    return newest && { size: newest.size, root: base64(newest.root) };
  }

  /** The newest checkpoint with the log's own signature in base64, as answers carry it. */
  header(): string | undefined {
    const { newest } = this;
    if (newest === undefined) return undefined;
    if (this.#header?.size !== newest.size) this.#header = { size: newest.size, text: this.#own(newest) };
    return this.#header.text;
  }

  /** The newest checkpoint, with what witnesses signed of it. Throws 404 before there is one. */
  async shown(): Promise<Signed> {
    const { newest } = this;
    const signed = newest && (await this.sequencing.checkpoints.at(newest.size));
    if (signed === undefined) throw noCheckpoint();
    return signed;
  }

  /** Whom to believe (C2SP tlog-policy): the one that is set, else the log alone. */
  policyText(): string {
    const { policy, key } = this.settings;
    return policy?.text ?? `log ${key.verifier}\nquorum none\n`;
  }

  /** 404 with Retry-After: no checkpoint covers what is asked for. */
  notYet(): AppError {
    return noCheckpoint();
  }

  /** One signature over everything an answer accepts. */
  promise(receipts: readonly Receipt[]): string {
    return promise(receipts, this.newest, this.settings.key);
  }

  /** The same over a whole file, giving others their turn. */
  promiseOfMany(receipts: readonly Receipt[]): Promise<string> {
    return promiseInTurns(receipts, this.newest, this.settings.key);
  }

  /**
   * The receipt of an event. Throws 404 with how long it takes while no checkpoint covers it, 409 when the log does
   * not have it as it was signed.
   */
  async receipt(event: RecordedEvent): Promise<string> {
    const signed = await this.#covering(Number(event.position));
    const text = await receiptFor(event, signed, this.sequencing.tiles).catch((error: unknown) => {
      this.logger.error({ err: error, position: String(event.position) }, 'proofs: no receipt');
      throw new AppError('LOG_CHANGED', {
        nl: 'Het logboek heeft deze gebeurtenis niet meer zoals zij is ondertekend; meld dit aan het programmabureau',
        en: 'The log does not have this entry as it was signed any more; report this to the programme office',
      });
    });
    if (text === undefined) throw noCheckpoint();
    return text;
  }

  /** What must be looked at before anything more is recorded: the log contradicts what was signed of it. */
  faults(): readonly { readonly code: string; readonly detail: Label }[] {
    const { error, scrub } = this.status;
    return [
      ...(error instanceof SigningRefusal && isOfTheLog(error)
        ? [{ code: `PROOF_${error.code}`, detail: error.reason }]
        : []),
      ...(scrub.bad && inTheLog(scrub.bad)
        ? [{ code: 'PROOF_LOG_CHANGED', detail: leafText(scrub.bad) }]
        : []),
    ];
  }

  async start(): Promise<void> {
    await this.sequencing.start();
    if (this.#feeding) void this.#feedAgain();
    await this.stamps?.start(Date.now());
    this.logger.info({ origin: this.settings.key.name, size: this.newest?.size ?? 0 }, 'proofs: signing');
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#feedTimer);
    await this.#feeding?.close();
    await this.stamps?.close();
    await this.check.close();
    await this.sequencing.close();
    if (this.settings.temporary === true) await rm(this.settings.folder, { recursive: true, force: true });
  }

  /** Hands the newest checkpoint to the witnesses, now. */
  async feed(): Promise<void> {
    const { newest } = this;
    if (newest) await this.#feeding?.feed(newest);
  }

  async #feedAgain(): Promise<void> {
    await this.feed();
    if (this.#closed) return;
    const { witnessEvery = WITNESS_EVERY } = this.settings;
    const isWell = this.newest !== undefined && this.witnesses.every(({ fault }) => fault === undefined);
    const wait = isWell ? witnessEvery : Math.min(witnessEvery, FEED_RETRY);
    this.#feedTimer = setTimeout(() => void this.#feedAgain(), wait).unref();
  }

  /** The newest checkpoint that enough witnesses signed, when it covers the position; else the newest of the log. */
  async #covering(position: number): Promise<Signed> {
    const cosigned = this.#feeding?.newest;
    return cosigned !== undefined && cosigned.size >= position ? cosigned : this.shown();
  }

  #own({ note }: Signed): string {
    const { text, signatures } = parseNote(note);
    const { id } = this.settings.key;
    return base64(formatNote({ text, signatures: signatures.filter((signature) => signature.id === id) }));
  }

  #logFault(error: unknown, bad: BadLeaf | undefined): void {
    if (bad) this.logger.error({ bad, why: leafText(bad) }, 'proofs: the scrub found a difference');
    else this.logger.error({ err: error }, 'proofs: nothing is signed');
  }
}

const noCheckpoint = (): AppError =>
  new AppError(
    'NO_CHECKPOINT_YET',
    {
      nl: 'Nog geen controlepunt dekt dit; dat duurt ten hoogste enkele tientallen seconden. Vraag het straks opnieuw',
      en: 'No checkpoint covers this yet; that takes some tens of seconds at most. Ask again later',
    },
    [],
    { retryAfter: 10 },
  );

const inTheLog = ({ what }: BadLeaf): boolean => what === 'log' || what === 'tree';
