import { rebuild } from '../../../apps/cli/rebuild.js';
import type { StoredPart, Trial } from './trial.js';

export const FAULTS = [
  'missing',
  'older',
  'other',
  'truncated',
  'one byte',
  'one page',
  'read-only',
  'full',
  'locked',
  'deleted while running',
] as const;
export type Fault = (typeof FAULTS)[number];

/** It ends with these words and exit code 1, before it takes anything. */
interface Refused {
  readonly refused: RegExp;
}
/** It starts, is not ready by this code with these words, and answers a post so. */
interface NotReady {
  readonly code: RegExp;
  readonly words: RegExp;
  readonly post: 201 | 503 | 507;
}
type Seen = Refused | NotReady | 'well';

export interface Cell {
  /** Also in `npm test`. */
  readonly short?: true;
  /** Before the server starts. */
  readonly before?: (trial: Trial) => void;
  /** While it runs, after it has accepted an entry. */
  readonly during?: (trial: Trial) => void;
  readonly seen: Seen;
  /** What the words say is to be done; by itself without it. */
  readonly mend?: (trial: Trial) => void | Promise<void>;
  /** The server that runs goes on when it is mended; else it is started again. */
  readonly goesOn?: true;
}

const remove = (trial: Trial): void => trial.remove();
const older = (trial: Trial): void => trial.put('older');
const other = (trial: Trial): void => trial.put('other');
const putBack = (trial: Trial): void => trial.put('now');
const truncate = (trial: Trial): void => trial.truncate();
const byte = (trial: Trial): void => trial.changeByte();
const page = (trial: Trial): void => trial.changePage();
const ownDisk = (trial: Trial): void => void trial.ownDisk();
const fill = (trial: Trial): void => trial.full(true);
const makeRoom = (trial: Trial): void => trial.full(false);
const hold = (trial: Trial): void => trial.hold();
const release = (trial: Trial): void => trial.release();
const away = (trial: Trial): void => trial.away();
const rebuilt = (trial: Trial): Promise<void> => rebuild(trial.world.settings(trial.folder));

const readOnly = (what: RegExp): Cell => ({
  before: (trial) => trial.readOnly(true),
  seen: { refused: new RegExp(`${what.source}: het mag niet worden geschreven.*may not be written to`) },
  mend: (trial) => trial.readOnly(false),
});
const locked = (what: RegExp): Cell => ({
  before: hold,
  seen: {
    refused: new RegExp(`${what.source}: een ander programma houdt het bezet.*another program holds it`),
  },
  mend: release,
});
const forget = (trial: Trial): void => trial.sql('DELETE FROM edition_figures');

const OTHER_VAULT = /sleutelkluis hoort niet bij dit logboek.*Put back the vault/;
const RESTORE = /dit is het logboek: zet een back-up terug.*restore a backup/;

/** A file that only a person can put back: nothing is recorded until then. */
const gone: Cell = {
  during: away,
  seen: { code: /^FILE_GONE$/, words: /zet het bestand terug/, post: 503 },
  mend: (trial) => trial.back(),
};

/**
 * Each fault at each place: what is seen, and how it is mended. A fault or place without its cells is an error of
 * types, and of the test.
 */
export const TABLE: Readonly<Record<StoredPart, Readonly<Record<Fault, Cell>>>> = {
  log: {
    missing: {
      before: remove,
      seen: { refused: /logboek is korter.*Put the right log back/ },
      mend: putBack,
    },
    older: {
      short: true,
      before: older,
      seen: { refused: /logboek is korter.*Put the right log back/ },
      mend: putBack,
    },
    other: { before: other, seen: { refused: OTHER_VAULT }, mend: putBack },
    truncated: { before: truncate, seen: { refused: RESTORE }, mend: putBack },
    'one byte': {
      short: true,
      before: byte,
      seen: { refused: new RegExp(`op positie \\d+ is niet wat is opgeslagen.*${RESTORE.source}`) },
      mend: putBack,
    },
    'one page': { before: page, seen: { refused: RESTORE }, mend: putBack },
    'read-only': { ...readOnly(/dit is het logboek/), short: true },
    full: {
      before: ownDisk,
      during: fill,
      seen: { code: /^STORE_FULL$/, words: /schijf is vol. Maak ruimte/, post: 507 },
      mend: makeRoom,
      goesOn: true,
    },
    locked: locked(/dit is het logboek/),
    'deleted while running': gone,
  },
  copy: {
    missing: { before: remove, seen: 'well' },
    older: { before: older, seen: 'well' },
    other: {
      short: true,
      before: other,
      seen: {
        refused: /copy of log others, not of own: delete it/,
      },
      mend: remove,
    },
    truncated: { before: truncate, seen: 'well' },
    'one byte': {
      before: byte,
      seen: { refused: /niet wat is opgeslagen.*dit is de kopie van het logboek: verwijder het bestand/ },
      mend: remove,
    },
    'one page': { short: true, before: page, seen: 'well' },
    'read-only': readOnly(/dit is de kopie van het logboek/),
    full: {
      before: ownDisk,
      during: fill,
      seen: { code: /^LOG_NOT_TAKEN_IN$/, words: /maak ruimte/, post: 503 },
      mend: makeRoom,
      goesOn: true,
    },
    locked: locked(/dit is de kopie van het logboek/),
    'deleted while running': {
      during: away,
      seen: { code: /^FILE_GONE$/, words: /opnieuw gemaakt/, post: 201 },
    },
  },
  vault: {
    missing: { short: true, before: remove, seen: { refused: OTHER_VAULT }, mend: putBack },
    older: { before: older, seen: { refused: OTHER_VAULT }, mend: putBack },
    other: { before: other, seen: { refused: OTHER_VAULT }, mend: putBack },
    truncated: {
      before: truncate,
      seen: { refused: /dit is de sleutelkluis: zet de back-up terug/ },
      mend: putBack,
    },
    'one byte': {
      before: byte,
      seen: { code: /^VAULT_DAMAGED$/, words: /zet de kluis terug/, post: 503 },
      mend: putBack,
    },
    'one page': {
      before: page,
      seen: { refused: /dit is de sleutelkluis: zet de back-up terug/ },
      mend: putBack,
    },
    'read-only': readOnly(/dit is de sleutelkluis/),
    full: {
      short: true,
      before: ownDisk,
      during: fill,
      seen: { code: /^STORE_FULL$/, words: /sleutelkluis kan niet groeien: de schijf is vol/, post: 507 },
      mend: makeRoom,
      goesOn: true,
    },
    locked: locked(/dit is de sleutelkluis/),
    'deleted while running': gone,
  },
  'read model': {
    missing: { before: remove, seen: 'well' },
    older: { before: older, seen: 'well' },
    other: {
      before: other,
      seen: { refused: /leesmodel is van een ander logboek.*wijkspoor rebuild/ },
      mend: rebuilt,
    },
    truncated: { short: true, before: truncate, seen: 'well' },
    'one byte': { before: byte, seen: 'well' },
    'one page': { before: page, seen: 'well' },
    'read-only': readOnly(/dit is het leesmodel/),
    full: {
      before: ownDisk,
      during: fill,
      seen: { code: /^PROJECTION_(FAILING|LAG)$/, words: /full/, post: 201 },
      mend: makeRoom,
      goesOn: true,
    },
    locked: locked(/dit is het leesmodel/),
    'deleted while running': {
      short: true,
      during: away,
      seen: { code: /^FILE_GONE$/, words: /opnieuw gemaakt/, post: 201 },
    },
  },
  'kept editions': {
    missing: { before: forget, seen: 'well' },
    older: { before: older, seen: 'well' },
    other: {
      before: (trial) =>
        trial.sql(
          `CREATE TEMP TABLE swapped AS SELECT digest, figures FROM edition_figures;
           UPDATE edition_figures SET figures = (SELECT figures FROM swapped WHERE swapped.digest <> edition_figures.digest)`,
        ),
      seen: 'well',
    },
    truncated: {
      before: (trial) =>
        trial.sql('UPDATE edition_figures SET figures = substr(figures, 1, length(figures) / 2)'),
      seen: 'well',
    },
    'one byte': { before: byte, seen: 'well' },
    'one page': { before: page, seen: 'well' },
    'read-only': readOnly(/dit is het leesmodel/),
    full: {
      before: (trial) => {
        forget(trial);
        ownDisk(trial);
      },
      during: fill,
      seen: 'well',
      mend: makeRoom,
      goesOn: true,
    },
    locked: { short: true, before: forget, during: hold, seen: 'well', mend: release, goesOn: true },
    'deleted while running': {
      during: (trial) => trial.sql('DROP TABLE edition_figures'),
      seen: 'well',
    },
  },
};
