import type { Label } from '#libs/programme';

/** What is recorded of people who read or asked, each in words. */
export const ACCESS_KINDS = {
  KEYS: { nl: 'Sleutels getoond', en: 'Keys shown' },
  ENTRIES: { nl: 'Gebeurtenissen van een ander getoond', en: 'Entries of another shown' },
  FIGURES: { nl: 'Niet-gepubliceerde cijfers getoond', en: 'Unpublished figures shown' },
  EXPORT: { nl: 'Bestand gegeven', en: 'File given' },
  REFUSED: { nl: 'Geweigerd', en: 'Refused' },
  DRY_RUN: { nl: 'Proef', en: 'Dry run' },
  ERASED: { nl: 'Sleutel vergeten', en: 'Key forgotten' },
  RECORD: { nl: 'Dit register gelezen', en: 'This record read' },
} as const satisfies Readonly<Record<string, Label>>;

export type AccessKind = keyof typeof ACCESS_KINDS;

/** Whether a text names a kind; what objects have by themselves (`constructor`) names none. */
export const isAccessKind = (text: unknown): text is AccessKind =>
  typeof text === 'string' && Object.hasOwn(ACCESS_KINDS, text);

/** One thing that somebody read or asked. */
export interface AccessNote {
  readonly kind: AccessKind;
  /** Subject of the token; absent for who had none that counts. */
  readonly subject?: string | undefined;
  readonly role?: string | undefined;
  readonly partnerId?: string | undefined;
  /** Where nobody known came from. */
  readonly address?: string | undefined;
  /** What was asked: a route, a query's name. */
  readonly action: string;
  /** Of what: an entry, positions, an edition, a question; cut at 1,000 characters. */
  readonly about?: string | undefined;
  /** How many entries, keys or items. */
  readonly items?: number | undefined;
}

/** A note as it was recorded. */
export interface AccessRow extends AccessNote {
  /** Its place in the record: 1, 2, 3 …, never given twice. */
  readonly place: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface AccessFilter {
  readonly kind?: AccessKind | undefined;
  readonly subject?: string | undefined;
}

/** Newest first. */
export interface AccessPage {
  readonly rows: readonly AccessRow[];
  readonly hasNextPage: boolean;
}

/** What was read cannot be recorded, so it is not to be shown. */
export class RecordUnavailableError extends Error {
  override readonly name = 'RecordUnavailableError';
  readonly code = 'RECORD_UNAVAILABLE';
  constructor(cause: unknown) {
    super('the access record cannot be written', { cause });
  }
}
