import { isDiskFull, isLocked, isNotWritable, isStoreError } from '#libs/event-store';

/** What a file of the server is, and what to do when it cannot be used: told at the start, in two languages. */
export type FileKind = 'log' | 'log-copy' | 'vault' | 'read-model';

interface Words {
  readonly nl: string;
  readonly en: string;
}

const WHAT: Readonly<Record<FileKind, Words>> = {
  log: { nl: 'het logboek', en: 'the log' },
  'log-copy': { nl: 'de kopie van het logboek', en: 'the copy of the log' },
  vault: { nl: 'de sleutelkluis', en: 'the key vault' },
  'read-model': { nl: 'het leesmodel', en: 'the read model' },
};

/** What stands in the file cannot be used. */
const DAMAGED: Readonly<Record<FileKind, Words>> = {
  log: {
    nl: 'zet een back-up terug (infra/backup/restore.sh), er staat niets anders in dat dit vervangt',
    en: 'restore a backup (infra/backup/restore.sh); nothing else holds what is in it',
  },
  'log-copy': {
    nl: 'verwijder het bestand; het wordt opnieuw gevuld uit het cluster',
    en: 'delete the file; it is filled again from the cluster',
  },
  vault: {
    nl: 'zet de back-up terug die bij het logboek hoort; zonder haar tellen dezelfde huishoudens dubbel',
    en: 'restore the backup that belongs to the log; without it the same households count twice',
  },
  'read-model': {
    nl: 'het kan altijd opnieuw worden gemaakt, met: wijkspoor rebuild',
    en: 'it can always be made again, with: wijkspoor rebuild',
  },
};

/** The file may be sound, and nothing is to be put back over it. */
const SOUND: readonly (readonly [(error: unknown) => boolean, Words])[] = [
  [
    isNotWritable,
    {
      nl: 'het mag niet worden geschreven, en kan heel zijn: geef de server recht om te schrijven op bestand, map en schijf; zet niets terug',
      en: 'it may not be written to, and may be whole: let the server write to file, folder and disk; put nothing back',
    },
  ],
  [
    isLocked,
    {
      nl: 'een ander programma houdt het bezet, en het kan heel zijn: stop dat programma; zet niets terug',
      en: 'another program holds it, and it may be whole: stop that program; put nothing back',
    },
  ],
  [
    isDiskFull,
    {
      nl: 'de schijf is vol, en het kan heel zijn: maak ruimte; zet niets terug',
      en: 'the disk is full, and it may be whole: make room; put nothing back',
    },
  ],
];

/** An error at the start, with the file it is about and what to do. */
export class OpeningError extends Error {
  constructor(kind: FileKind, path: string, cause: unknown) {
    const why =
      cause instanceof Error ? cause.message : String((cause as { message?: unknown }).message ?? cause);
    const [, mend = DAMAGED[kind]] = SOUND.find(([is]) => is(cause)) ?? [];
    super(`${path} (${why}): dit is ${WHAT[kind].nl}: ${mend.nl} / this is ${WHAT[kind].en}: ${mend.en}`, {
      cause,
    });
  }
}

/** Does what opens a file; what it throws is said of that file. */
export async function opening<Opened>(
  kind: FileKind,
  path: string,
  open: () => Opened | Promise<Opened>,
): Promise<Opened> {
  try {
    return await open();
  } catch (error) {
    // A cluster is no file, and its setting may hold a password; a mismatch says what to do itself.
    const isSaidAlready =
      path.includes('://') ||
      // What the cluster says, or that the copy is of another log; not that the copy itself is damaged.
      (kind === 'log-copy' && isStoreError(error) && !isStoreError(error, 'EVENT_DAMAGED')) ||
      /_MISMATCH$|^FILE_IN_USE$/.test(String((error as { code?: unknown }).code));
    if (isSaidAlready) throw error;
    // The read model is made of the log: what the log says then is not of the read model's file.
    throw new OpeningError(kind === 'read-model' && isStoreError(error) ? 'log' : kind, path, error);
  }
}
