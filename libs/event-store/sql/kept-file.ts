import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Label } from '#libs/programme';
import { StoreError } from '../errors.js';
import type { FileFault } from '../file-fault.js';

/** What a file is to those who run the server. */
export type FileRole = 'log' | 'vault' | 'read-model' | 'log-copy';

const NAMES: Readonly<Record<FileRole, Label>> = {
  log: { nl: 'Het bestand van het logboek', en: "The log's file" },
  vault: { nl: 'Het bestand van de sleutelkluis', en: "The key vault's file" },
  'read-model': { nl: 'Het bestand van het leesmodel', en: "The read model's file" },
  'log-copy': { nl: 'Het bestand met de kopie van het logboek', en: "The file of the log's copy" },
};

const PUT_BACK: Label = {
  nl: 'Stop de server, zet het bestand terug en start opnieuw',
  en: 'Stop the server, put the file back and start again',
};
const MADE_ANEW: Label = {
  nl: 'Start de server opnieuw: het wordt dan opnieuw gemaakt',
  en: 'Restart the server: it is then made again',
};
const MEND: Readonly<Record<FileRole, Label>> = {
  log: PUT_BACK,
  vault: PUT_BACK,
  'read-model': MADE_ANEW,
  'log-copy': MADE_ANEW,
};

/**
 * A fault of a file in words that say nothing of where it is; its path is in the message, for the server's own log.
 */
export class FileFaultError extends StoreError implements FileFault {
  constructor(
    override readonly code: 'FILE_GONE' | 'STORE_FULL',
    path: string,
    readonly detail: Label,
  ) {
    super(code, `${path}: ${detail.nl} / ${detail.en}`);
  }
}

/** The name still leads to the file that is open: what is written to another one is gone when the process ends. */
export class KeptFile {
  readonly #is: readonly (string | undefined)[];
  /** What was found in this turn of the event loop. */
  #found: { readonly fault: FileFaultError | undefined } | undefined;

  /**
   * Of a file that is open and has been written to, so that its write-ahead log is there too; nothing for `:memory:`.
   */
  constructor(
    readonly path: string,
    private readonly role: FileRole,
  ) {
    this.#is = this.#now();
  }

  /** Why nothing may be written any more, if the file or its write-ahead log was deleted, moved or replaced. */
  get fault(): FileFaultError | undefined {
    const now = this.#now();
    if (this.#is.every((file, index) => file === now[index])) return undefined;
    const { nl, en } = NAMES[this.role];
    const mend = MEND[this.role];
    return new FileFaultError('FILE_GONE', this.path, {
      nl: `${nl} is onder de server verwijderd, verplaatst of vervangen; er wordt niets meer in vastgelegd. ${mend.nl}`,
      en: `${en} was deleted, moved or replaced under the server; nothing is recorded in it any more. ${mend.en}`,
    });
  }

  /**
   * The same, looked at once in a turn of the event loop however many ask: four questions to the system less for
   * each post.
   */
  get faultThisTurn(): FileFaultError | undefined {
    if (this.#found === undefined) {
      this.#found = { fault: this.fault };
      setImmediate(() => (this.#found = undefined));
    }
    return this.#found.fault;
  }

  /** The words for a disk without room. */
  full(): FileFaultError {
    const { nl, en } = NAMES[this.role];
    return new FileFaultError('STORE_FULL', this.path, {
      nl: `${nl} kan niet groeien: de schijf is vol. Maak ruimte; dan gaat het vanzelf verder`,
      en: `${en} cannot grow: the disk is full. Make room; then it goes on by itself`,
    });
  }

  /** Bytes that the disk has left; 0 when it does not say. */
  get room(): number {
    try {
      const { bavail, bsize } = statfsSync(dirname(this.path));
      return bavail * bsize;
    } catch {
      return 0;
    }
  }

  #now(): readonly (string | undefined)[] {
    return this.path === ':memory:' ? [] : [identity(this.path), identity(`${this.path}-wal`)];
  }
}

/** Device and inode: a path may lead to another file tomorrow. */
function identity(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}
