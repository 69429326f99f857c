import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import type { Actor } from '#libs/access';
import {
  groupedInTurns,
  MAX_ROWS,
  type FaultGroup,
  type ImportOutcome,
  type Phase,
  type PlacedFault,
  type TableFile,
} from '#libs/tabular';
import type { AppError } from '../../kernel/errors/app-error.js';
import type { MovesJson } from './foretold/moves-json.js';
import type { FaultFiles } from './reading/protocol.js';

/** Faults and warnings told one by one; the file of faults tells them all. */
export const SHOWN = 1_000;

/** Groups of equal ones that are told. */
const GROUPS = 200;

/** What is told of the warnings or faults of a file: the first of them, and the first groups of equal ones. */
export interface FaultOverview {
  readonly list: readonly PlacedFault[];
  readonly groups: readonly FaultGroup[];
}

const packed = promisify(gzip);

export type UploadStatus = 'WAITING' | Phase | 'DONE' | 'REFUSED' | 'FAILED';

/** A file on its way in, and for a while after that what became of it. */
export class UploadJob {
  status: UploadStatus = 'WAITING';
  rowsRead = 0;
  rowsChecked = 0;
  /** Without its warnings or faults: those are in `overview`. */
  outcome: ImportOutcome | undefined;
  /** How many warnings or faults there were; of them only the first are kept. */
  found = 0;
  /** As JSON with gzip: as objects, files of half an hour were most of what a server's heap grew by. */
  #overview: Uint8Array | undefined;
  /** Of a dry run that went well: what recording it would do to the figures. */
  moves: MovesJson | undefined;
  /** Positions of its rows in the log, in their order; undefined before it is stored. */
  positions: Float64Array | undefined;
  /** The log's signature over all its receipts, where this server signs. */
  promise: string | undefined;
  error: AppError | undefined;
  faultFiles: FaultFiles = {};
  finishedAt: number | undefined;

  constructor(
    readonly id: string,
    readonly actor: Actor,
    /** Of a file of one type; events may be of several. */
    readonly type: TableFile['type'] | undefined,
    readonly format: TableFile['format'] | 'events',
    readonly dryRun: boolean,
    /** SHA-256 (hex) of the file. */
    readonly digest: string,
  ) {}

  /** Who sent it, and nobody else. */
  isOf({ role, partnerId, subject }: Actor): boolean {
    return role === this.actor.role && partnerId === this.actor.partnerId && subject === this.actor.subject;
  }

  progressed(phase: Phase, rows: number): void {
    this.status = phase;
    if (phase === 'READING') this.rowsRead = Math.min(rows, MAX_ROWS);
    else this.rowsChecked = rows;
  }

  /** Keeps what is told of it, and not the tens of megabytes that a warning for each row takes. */
  async ended(outcome: ImportOutcome): Promise<void> {
    const all = outcome.accepted ? outcome.warnings : outcome.faults;
    this.found = all.length;
    const groups = (await groupedInTurns(all)).slice(0, GROUPS);
    if (all.length > 0) this.#overview = await packed(JSON.stringify({ list: all.slice(0, SHOWN), groups }));
    this.outcome = outcome.accepted ? { ...outcome, warnings: [] } : { ...outcome, faults: [] };
    this.rowsChecked = outcome.rows;
    this.status = outcome.accepted ? 'DONE' : 'REFUSED';
  }

  get overview(): FaultOverview {
    if (!this.#overview) return { list: [], groups: [] };
    return JSON.parse(gunzipSync(this.#overview).toString()) as FaultOverview;
  }

  get bytesKept(): number {
    const { refused, all } = this.faultFiles;
    const files = (refused?.length ?? 0) + (all?.length ?? 0);
    return files + (this.positions?.byteLength ?? 0) + (this.#overview?.byteLength ?? 0);
  }
}
