import { isStoreError } from '#libs/event-store';

/** What a file of the server is, and what to do when it cannot be used: told at the start, in two languages. */
export type FileKind = 'log' | 'vault' | 'read-model';

const WHAT: Readonly<Record<FileKind, { readonly nl: string; readonly en: string }>> = {
  log: {
    nl: 'het logboek: zet een back-up terug (infra/backup/restore.sh), er staat niets anders in dat dit vervangt',
    en: 'the log: restore a backup (infra/backup/restore.sh); nothing else holds what is in it',
  },
  vault: {
    nl: 'de sleutelkluis: zet de back-up terug die bij het logboek hoort; zonder haar tellen dezelfde huishoudens dubbel',
    en: 'the key vault: restore the backup that belongs to the log; without it the same households count twice',
  },
  'read-model': {
    nl: 'het leesmodel: het kan altijd opnieuw worden gemaakt, met: wijkspoor rebuild',
    en: 'the read model: it can always be made anew, with: wijkspoor rebuild',
  },
};

/** An error at the start, with the file it is about and what to do. */
export class OpeningError extends Error {
  constructor(kind: FileKind, path: string, cause: unknown) {
    const why =
      cause instanceof Error ? cause.message : String((cause as { message?: unknown }).message ?? cause);
    super(`${path} (${why}): dit is ${WHAT[kind].nl} / this is ${WHAT[kind].en}`, { cause });
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
      path.includes('://') || /_MISMATCH$|^FILE_IN_USE$/.test(String((error as { code?: unknown }).code));
    if (isSaidAlready) throw error;
    // The read model is made of the log: what the log says then is not of the read model's file.
    throw new OpeningError(kind === 'read-model' && isStoreError(error) ? 'log' : kind, path, error);
  }
}
