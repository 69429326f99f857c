import { setImmediate as nextTurn, setTimeout } from 'node:timers/promises';
import { holdFile, KeptFile, type Database, type EventStore, type FileFaultError } from '#libs/event-store';
import { EffectiveEntries, programmeRegisterAt } from '#libs/indicators';
import { backOff } from '#libs/platform';
import { clockReadingsIn, LOG_STREAM, passedOverIn, type PassedOver } from '#libs/programme';
import { openReadModel, type Opened } from './open-read-model.js';
import type { Model } from './projection/model.js';
import { PoisonEventError, Projector } from './projection/projector.js';
import { PROJECTION_VERSION } from './projection/layout.js';
import { LogMismatchError, mustBeOfLog } from './projection/log-mark.js';
import { SupersededError } from './projection/tables.js';
import { Waiters } from './waiters.js';

export interface ReadModelOptions {
  readonly log: EventStore;
  /** A file of this replica alone; `:memory:` for tests. */
  readonly path: string;
  /** Default: a connection with synchronous NORMAL; all of it can be rebuilt from the log. */
  readonly database?: Database;
  readonly version?: number;
  /** Claims the file until it is closed; throws FileInUseError when another process has. For servers. */
  readonly alone?: boolean;
  readonly batchSize?: number;
  /**
   * Whether events that this process appends may come as they were sent; default: each is read as it stands in the
   * log. For servers.
   */
  readonly handedOver?: boolean;
  /**
   * How often in a row the log or the file may fail before the projection stops and says why; default: it goes on
   * trying. For commands, which are to end; a server waits for its disk to come back.
   */
  readonly tries?: number;
  /**
   * Milliseconds between two looks whether the event before which it stopped is passed over by now; default 5,000.
   */
  readonly lookAgain?: number;
}

export interface ProjectionStatus {
  /** `failing`: it has failed several times in a row for now, and goes on trying. */
  readonly state: 'catching-up' | 'live' | 'failing' | 'stopped';
  readonly position: bigint;
  /**
   * Why it stopped (the poison event and its position, or a newer version that took over its file), or what fails
   * for now and is tried again.
   */
  readonly error?: Error;
}

type Listener = (position: bigint) => void;

/** One replica's read model: follows the log from its own checkpoint, and answers from memory. */
export class ReadModel {
  /** The file of this replica; others may keep what they can make again beside the projection. */
  readonly database: Database;
  /** What was wrong with the file that stood there, if anything: then all is made again from the log. */
  readonly damage: Error | undefined;
  private projector: Projector;
  private readonly file: KeptFile | undefined;
  private readonly claim: { release(): void } | undefined;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private readonly waiters = new Waiters();
  private readonly listeners = new Set<Listener>();
  private state: ProjectionStatus['state'] = 'catching-up';
  private failure: Error | undefined;
  private failures = 0;
  /** Past an event before which it had stopped, and not caught up yet. */
  private goingOn = false;
  /** What the log says cannot be understood and is left out, by position. */
  private left: ReadonlyMap<number, PassedOver> = new Map();
  /** Whether the log has been seen to be the one that the committed chunks are of. */
  private isOfLog = false;

  constructor(private readonly options: ReadModelOptions) {
    const version = options.version ?? PROJECTION_VERSION;
    this.claim = options.alone ? holdFile(options.path) : undefined;
    const opened = this.opened(version);
    this.database = opened.database;
    this.projector = opened.projector;
    this.file = options.database ? undefined : new KeptFile(options.path, 'read-model');
    this.damage = opened.damage;
  }

  /** What cannot be opened is not claimed either. */
  private opened(version: number): Opened {
    const { database, path, alone } = this.options;
    try {
      return database
        ? { database, projector: new Projector(database, version) }
        : openReadModel(path, version, alone ? NO_WAIT : undefined);
    } catch (error) {
      this.claim?.release();
      throw error;
    }
  }

  get model(): Model {
    return this.projector.model;
  }

  get position(): bigint {
    return BigInt(this.model.position);
  }

  /** Ids of the neighbourhoods registered at a position. */
  neighbourhoodsAt(position: bigint): readonly string[] {
    return [
      ...programmeRegisterAt(new EffectiveEntries(this.model.facts, Number(position))).neighbourhoods.keys(),
    ];
  }

  get status(): ProjectionStatus {
    const { position, failure } = this;
    const failing = this.state !== 'stopped' && this.failures >= FAILING;
    const state = failing ? 'failing' : this.state;
    return failure ? { state, position, error: failure } : { state, position };
  }

  /** The events up to a position (default: all that are projected) that count in nothing, as the log says. */
  passedOver(upTo = this.model.position): readonly PassedOver[] {
    return [...this.left.values()].filter(({ position }) => position <= upTo);
  }

  /** Its file was deleted or replaced under it: figures go on from memory and are right, but are not kept. */
  get fileFault(): FileFaultError | undefined {
    return this.file?.fault;
  }

  /** Throws LogMismatchError, and stops, when the log is not the one that the committed chunks are of. */
  async mustBeOfLog(): Promise<void> {
    try {
      await mustBeOfLog(this.options.log, this.projector.model.position, this.projector.logMark);
      this.isOfLog = true;
    } catch (error) {
      if (error instanceof LogMismatchError) this.stop(error);
      throw error;
    }
  }

  /**
   * Starts to follow the log in the background; resolves once what was in the log at the start is projected. Throws
   * LogMismatchError when the log is not the one that the committed chunks are of.
   */
  async start(): Promise<void> {
    // A log that does not answer for now is asked again while following; nothing is projected before it was.
    await this.mustBeOfLog().catch((error: unknown) => {
      if (error instanceof LogMismatchError) throw error;
    });
    await this.readNotes().catch(() => undefined);
    const head = await this.options.log.head();
    this.running ??= this.follow();
    if (this.position < head) await this.waitFor(head, Infinity);
    this.caughtUp();
  }

  private caughtUp(): void {
    if (!this.projector.active) this.projector.activate();
    if (this.state === 'catching-up') this.state = 'live';
    this.goingOn = false;
  }

  /** Resolves when the position is projected; rejects after the time-out (ms) or when the projection has stopped. */
  async waitFor(position: bigint, timeout: number): Promise<void> {
    if (this.position >= position) return;
    if (this.state === 'stopped') throw this.failure ?? new Error('the projection has stopped');
    await this.waiters.wait(position, timeout);
  }

  /** Calls back after every committed batch; the answer ends that. */
  onAdvance(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Builds a version again from the log beside the one that answers, which it then replaces in one transaction. */
  async rebuild(version: number): Promise<void> {
    const next = new Projector(this.database, version);
    await this.readNotes();
    for (;;) {
      const batch = await this.options.log.readAll({ after: BigInt(next.model.position), limit: 5_000 });
      if (batch.length === 0 && BigInt(next.model.position) >= this.position) break;
      next.project(batch, this.left);
      await nextTurn();
    }
    next.activate();
    this.projector = next;
    this.advanced();
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.waiters.rejectAll(new Error('the read model is closed'));
    this.database.close();
    this.claim?.release();
  }

  private async follow(): Promise<void> {
    while (!this.stopping.signal.aborted && this.state !== 'stopped') {
      try {
        await this.followOnce();
      } catch (error) {
        await this.recover(error as Error);
      }
    }
  }

  private async followOnce(): Promise<void> {
    if (!this.isOfLog) await this.mustBeOfLog();
    await this.readNotes();
    const batches = this.options.log.subscribe({
      after: this.position,
      batchSize: this.options.batchSize ?? BATCH,
      signal: this.stopping.signal,
      handedOver: this.options.handedOver === true,
    });
    for await (const batch of batches) {
      const before = this.position;
      this.projector.project(batch, this.left);
      // Only what moves it on is a success: what it has already may be read again and again before the same damaged
      // page.
      if (this.position > before) {
        this.failures = 0;
        this.failure = undefined;
      }
      if (this.goingOn && this.position >= (await this.options.log.head())) this.caughtUp();
      this.advanced();
      await nextTurn();
    }
  }

  private async recover(error: Error): Promise<void> {
    if (this.stopping.signal.aborted) return;
    if (error instanceof PoisonEventError) {
      this.advanced();
      this.stop(error);
      await this.waitForNote(error);
      return;
    }
    // Another projector moved the checkpoint, or the database or the log failed for now: what is committed is the
    // truth.
    if ((error as { code?: unknown }).code !== 'CHECKPOINT_CONFLICT') this.failure = error;
    this.failures += 1;
    if (this.failures >= (this.options.tries ?? Infinity)) {
      this.stop(new LogUnreadableError(this.position, error));
      return;
    }
    await pause(backOff(this.failures, { first: 50, longest: LONGEST_PAUSE }), this.stopping.signal);
    if (this.stopping.signal.aborted) return;
    try {
      this.projector.reload();
      await this.readNotes();
      await this.mustBeOfLog();
      this.advanced();
    } catch (again) {
      if (again instanceof LogMismatchError) return;
      if (again instanceof SupersededError) this.stop(again);
      else this.failure = again as Error;
    }
  }

  private async readNotes(): Promise<void> {
    const notes = await this.options.log.readStream(LOG_STREAM);
    this.left = passedOverIn(notes);
    for (const reading of clockReadingsIn(notes))
      if (reading.at <= this.model.position) this.model.moments.settle(reading);
  }

  /** Looks now and then whether the log says by now that the event is passed over, and goes on from there. */
  private async waitForNote({ position, eventId }: PoisonEventError): Promise<void> {
    while (!this.stopping.signal.aborted) {
      // A log that does not answer for now is asked again.
      await this.readNotes().catch(() => undefined);
      if (this.left.get(Number(position))?.eventId === eventId) {
        this.failure = undefined;
        this.state = 'catching-up';
        this.goingOn = true;
        return;
      }
      await pause(this.options.lookAgain ?? LONGEST_PAUSE, this.stopping.signal);
    }
  }

  private stop(error: Error): void {
    this.state = 'stopped';
    this.failure = error;
    this.waiters.rejectAll(error);
  }

  private advanced(): void {
    this.waiters.reached(this.position);
    for (const listener of this.listeners) listener(this.position);
  }
}

/**
 * Milliseconds that the requests of a server may wait for a lock of somebody else on its file; then it tries again
 * later.
 */
const NO_WAIT = 25;

/** Events projected between two turns of others: some tens of milliseconds. */
const BATCH = 1_000;

/** After so many failures in a row (about a second) it is no hitch any more. */
const FAILING = 5;

/** Following the log fails again and again: what comes after the position cannot be read, or not be written. */
export class LogUnreadableError extends Error {
  readonly code = 'LOG_UNREADABLE';
  constructor(
    readonly position: bigint,
    cause: Error,
  ) {
    super(
      `Na positie ${position} gaat het bouwen niet verder: ${cause.message}` +
        ` / after position ${position} building does not go on: ${cause.message}`,
      { cause },
    );
  }
}

/** Milliseconds between two tries at most, however long the log or the database fails. */
const LONGEST_PAUSE = 5_000;

/** Waits, or not any more once the signal aborts. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
