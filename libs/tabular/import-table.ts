import type { Actor } from '#libs/access';
import type { Ingest, PostOptions, PostOutcome, Receipt, Rehearsal } from '#libs/ingest';
import { readFaultJson, under, type Fault, type FaultJson } from '#libs/programme';

import type { OwnEntry } from './corrections/own-entry.js';
import { faultsInFile, placerIn } from './faults-in-file.js';
import { eachInTurns } from './in-turns.js';
import type { PlacedFault } from './placed-fault.js';
import type { Area } from './row-plan.js';
import { readTable, type ReadOptions, type TableFile } from './read-table.js';
import { MAX_ROWS, type ReadTable } from './rows-read.js';

/** Events that a browser or other software made of a file, and posts as one. */
export interface EventsFile {
  readonly items: readonly unknown[];
}

export type Phase = 'READING' | 'CHECKING' | 'STORING';

export interface ImportOptions {
  /** Everything but storing. */
  readonly dryRun: boolean;
  /** Default: the actor's own, for spreadsheets. */
  readonly source?: string;
  readonly correlationId?: string;
  readonly onProgress?: (phase: Phase, rows: number) => void;
  /** Told of what a dry run would store (PostOptions.onPlanned). */
  readonly onPlanned?: PostOptions['onPlanned'];
  /** Told of the receipts of what is stored, in the order of the rows. */
  readonly onStored?: (receipts: readonly Receipt[]) => void | Promise<void>;
  /** Areas that may be called by name. */
  readonly areas?: readonly Area[];
  /** Reads the file, e.g. in a thread of its own; default: `readTable`, here. */
  readonly read?: (
    source: string,
    options: {
      readonly areas: readonly Area[];
      readonly onRows: (rows: number) => void;
      readonly entries?: readonly OwnEntry[];
    },
  ) => Promise<ReadTable>;
  /** Entries that a file may correct, asked when it turns out to be one of corrections; none without it. */
  readonly entries?: () => Promise<readonly OwnEntry[]>;
}

export type ImportOutcome =
  | {
      readonly accepted: true;
      readonly rows: number;
      /** Stored, or for a dry run: would be. */
      readonly added: number;
      readonly known: number;
      readonly warnings: readonly PlacedFault[];
      /** Positions in the log of what was added; absent when nothing was, or for a dry run. */
      readonly first?: Receipt;
      readonly last?: Receipt;
    }
  | {
      readonly accepted: false;
      readonly rows: number;
      /** In the order of the rows, and within a row of the columns. */
      readonly faults: readonly PlacedFault[];
      /** Rows with a fault of their own; 0 when it is the file's. */
      readonly refusedRows: number;
      /**
       * Only where the store cannot store a file at once: rows stored all the same. Sending it again stores the rest.
       */
      readonly partlyStored?: number;
    };

const SYSTEM = 'spreadsheet';

/**
 * Posts a file of events of one type: all of its rows or, when any is refused, none. Sent again it adds nothing.
 * Rejects with the store's or vault's error when those cannot store.
 */
export async function importTable(
  ingest: Ingest,
  file: TableFile,
  actor: Actor,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const { dryRun, onProgress = () => undefined, onStored } = options;
  const source = options.source ?? (await ingest.sourceOf(actor, SYSTEM));
  const reading = { areas: options.areas ?? [], onRows: (rows: number) => onProgress('READING', rows) };
  const read = await readWhole(file, source, reading, options);
  if (read.corrections?.rows && read.items.length === 0 && read.faults.length === 0)
    return await accepted(read, []);
  if (read.items.length === 0 || read.faults.some(isOfWhole)) return refused(read, []);

  const posting = postingOf(options);
  onProgress('CHECKING', 0);
  if (dryRun || read.faults.length > 0) {
    const rehearsal = await ingest.rehearse(read.items, actor, posting);
    if (!rehearsal.accepted || read.faults.length > 0) return refused(read, faultsOf(rehearsal));
    return await accepted(read, rehearsal.items);
  }
  const outcome = await ingest.post(read.items, actor, {
    ...posting,
    onStoring: () => onProgress('STORING', read.items.length),
  });
  if (!outcome.stored) return { ...refused(read, outcome.faults), ...partly(outcome) };
  await onStored?.(outcome.receipts);
  return { ...(await accepted(read, outcome.receipts)), ...endsOf(outcome.receipts) };
}

const postingOf = ({ correlationId, onProgress, onPlanned }: ImportOptions): PostOptions => ({
  max: MAX_ROWS,
  onChecked: (rows: number) => onProgress?.('CHECKING', rows),
  ...(correlationId === undefined ? {} : { correlationId }),
  ...(onPlanned ? { onPlanned } : {}),
});

/** The file as it reads; one of corrections is read with the entries that it is about. */
async function readWhole(
  file: TableFile,
  source: string,
  reading: Required<Pick<ReadOptions, 'areas' | 'onRows'>>,
  { read = (of, more) => readTable(file, of, more), entries }: ImportOptions,
): Promise<ReadTable> {
  const first = await read(source, reading);
  if (first.corrections?.needsEntries !== true) return first;
  return read(source, { ...reading, entries: (await entries?.()) ?? [] });
}

/**
 * Posts events that were made of a file elsewhere, as `importTable` does: all of them or none. Places of faults are
 * those of the list (`/3/data/channel`): only who made them knows the rows.
 */
export async function importEvents(
  ingest: Ingest,
  { items }: EventsFile,
  actor: Actor,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const { dryRun, onProgress = () => undefined, onStored } = options;
  const posting = postingOf(options);
  onProgress('READING', items.length);
  onProgress('CHECKING', 0);
  if (dryRun) {
    const rehearsal = await ingest.rehearse(items, actor, posting);
    return rehearsal.accepted
      ? await acceptedItems(items.length, rehearsal.items)
      : refusedItems(items.length, rehearsal.faults);
  }
  const outcome = await ingest.post(items, actor, {
    ...posting,
    onStoring: () => onProgress('STORING', items.length),
  });
  if (!outcome.stored) return { ...refusedItems(items.length, outcome.faults), ...partly(outcome) };
  await onStored?.(outcome.receipts);
  return { ...(await acceptedItems(items.length, outcome.receipts)), ...endsOf(outcome.receipts) };
}

/** The first and the last of what was added; nothing where all of it was known. */
function endsOf(receipts: readonly Receipt[]): Pick<Accepted, 'first' | 'last'> {
  const added = receipts.filter(({ duplicate }) => !duplicate);
  const [first, last] = [added[0], added.at(-1)];
  return first && last ? { first, last } : {};
}

/** The fault with its event named, and its place in the list as it is. */
const ofItem = (found: Fault): PlacedFault => {
  const [index] = found.place;
  const n = Number(index) + 1;
  return {
    ...found,
    where:
      index === undefined
        ? { nl: 'Het bestand', en: 'The file' }
        : { nl: `Gebeurtenis ${n}`, en: `Event ${n}` },
  };
};

const acceptedItems = async (rows: number, items: readonly Answered[]): Promise<Accepted> => {
  const known = items.filter(({ duplicate }) => duplicate).length;
  const warnings = await warningsOf(items, (warning) => [ofItem(warning)]);
  return { accepted: true, rows, added: rows - known, known, warnings };
};

const refusedItems = (rows: number, faults: readonly Fault[]): Refused => {
  const items = new Set(faults.flatMap(({ place }) => place[0] ?? []));
  return { accepted: false, rows, faults: faults.map(ofItem), refusedRows: items.size };
};

/** The warnings, each at its place. Of what is known already only that it is retracted is news. */
async function warningsOf(
  items: readonly Answered[],
  place: (warning: Fault) => readonly PlacedFault[],
): Promise<readonly PlacedFault[]> {
  const placed: PlacedFault[] = [];
  await eachInTurns(items, ({ duplicate, warnings }, i) => {
    for (const warning of warnings)
      if (!duplicate || warning.rule === 'KNOWN_BUT_RETRACTED')
        placed.push(...under([i], [readFaultJson(warning)]).flatMap(place));
  });
  return placed;
}

/** With it there is no telling of the rows one by one. */
const isOfWhole = ({ row, rule }: PlacedFault): boolean => row === undefined || rule === 'TOO_MANY_ROWS';

const faultsOf = (rehearsal: Rehearsal): readonly Fault[] => (rehearsal.accepted ? [] : rehearsal.faults);

type Accepted = Extract<ImportOutcome, { accepted: true }>;
type Refused = Extract<ImportOutcome, { accepted: false }>;
type Answered = { readonly duplicate: boolean; readonly warnings: readonly FaultJson[] };

async function accepted(read: ReadTable, items: readonly Answered[]): Promise<Accepted> {
  const known = items.filter(({ duplicate }) => duplicate).length;
  return {
    accepted: true,
    rows: read.corrections?.rows ?? items.length,
    added: items.length - known,
    known,
    warnings: [...read.notes, ...(await warningsOf(items, placerIn(read)))],
  };
}

/** Of a cell that could not be read nothing more is said; it was not judged. */
function refused(read: ReadTable, found: readonly Fault[]): Refused {
  const unread = new Set(
    read.faults.flatMap(({ rule, row, header }) =>
      header !== undefined ? [`${row}/${header.nl}`] : rule === 'EXAMPLE_ROW' ? [`${row}/`] : [],
    ),
  );
  const more = faultsInFile(found, read).filter(
    ({ row, header }) => !unread.has(`${row ?? ''}/${header?.nl ?? ''}`) && !unread.has(`${row ?? ''}/`),
  );
  const place = ({ row = 0, column = '' }: PlacedFault): readonly [number, number, string] => [
    row,
    column.length,
    column,
  ];
  const faults = [...read.faults, ...more].sort((a, b) => {
    const [p, q] = [place(a), place(b)];
    return p[0] - q[0] || p[1] - q[1] || p[2].localeCompare(q[2]);
  });
  const header = read.header?.row;
  const rows = new Set(faults.flatMap(({ row }) => (row === undefined || row === header ? [] : [row])));
  return { accepted: false, rows: read.items.length, faults, refusedRows: rows.size };
}

function partly(outcome: Extract<PostOutcome, { stored: false }>): { partlyStored?: number } {
  return outcome.partlyStored ? { partlyStored: outcome.partlyStored.length } : {};
}
