import { Inject, Injectable } from '@nestjs/common';
import { organisationOf, type Actor } from '#libs/access';
import { RecordUnavailableError, type AccessNote, type AccessRecord } from '#libs/access-record';
import type { Logger } from '#libs/platform';
import { ACCESS_RECORD, LOGGER } from '../tokens.js';

/** An entry that somebody is shown: by its place in the log, and whose it is. */
export interface ShownEntry {
  readonly position: number | bigint;
  readonly partnerId?: string | undefined;
}

type Who = Pick<AccessNote, 'subject' | 'role' | 'partnerId' | 'address'>;

/**
 * Records who is shown what is personal, another's or not published, before it is shown (decision 0083). What
 * cannot be recorded is not shown: those throw RecordUnavailableError (503). A refusal is refused in any case.
 */
@Injectable()
export class Trail {
  constructor(
    @Inject(ACCESS_RECORD) private readonly record: AccessRecord,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Keys of households, dwellings or persons in an entry; nothing when there were none. */
  keys(actor: Actor, entryId: string, items: number): void {
    if (items > 0) this.record.note({ ...of(actor), kind: 'KEYS', action: 'entry', about: entryId, items });
  }

  /** Entries of a partner that is not the reader's own; nothing when all are its own or the office's. */
  entries(actor: Actor, action: string, shown: readonly ShownEntry[]): void {
    const own = organisationOf(actor);
    const others = shown.filter(({ partnerId }) => partnerId !== undefined && partnerId !== own);
    if (others.length === 0) return;
    const about = others.map(({ position }) => String(position)).join(',');
    this.record.note({ ...of(actor), kind: 'ENTRIES', action, about, items: others.length });
  }

  /** Figures as they stand, which no edition published. */
  figures(actor: Actor, action: string, question: unknown): void {
    this.record.note({ ...of(actor), kind: 'FIGURES', action, about: textOf(question) });
  }

  /** A file that can be taken away. */
  file(actor: Actor, action: string, about: string): void {
    this.record.note({ ...of(actor), kind: 'EXPORT', action, about });
  }

  /** Keys destroyed on purpose, by the tokens that are nobody's from now on; with why. */
  erased(actor: Actor, tokens: readonly string[], reason: string): void {
    const about = `${tokens.join(',')}: ${reason}`;
    this.record.note({ ...of(actor), kind: 'ERASED', action: 'forgetKey', about, items: tokens.length });
  }

  dryRun(actor: Actor, items: number): void {
    this.record.note({ ...of(actor), kind: 'DRY_RUN', action: 'rehearsal', items });
  }

  /** Who read this record. */
  itself(actor: Actor, action: string, question: unknown): void {
    this.record.note({ ...of(actor), kind: 'RECORD', action, about: textOf(question) });
  }

  /** Who was not let in, and to what; nobody known by where it came from. Never throws: a refusal stands. */
  refused(who: Actor | { readonly address: string | undefined }, action: string, code: string): void {
    try {
      const known: Who = 'subject' in who ? of(who) : who;
      this.record.note({ ...known, kind: 'REFUSED', action, about: code });
    } catch (error) {
      if (!(error instanceof RecordUnavailableError)) throw error;
      this.logger.error({ err: error }, 'a refusal could not be recorded');
    }
  }
}

const of = ({ subject, role, partnerId }: Actor): Who => ({ subject, role, partnerId });

/** A question in one line; positions may be bigints. */
const textOf = (question: unknown): string =>
  JSON.stringify(question, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
