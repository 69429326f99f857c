import type { EventData, EventType } from '#libs/programme';

/** An entry of one's own as it stands: what a row of a file may say something of. */
export interface OwnEntry {
  readonly entryId: string;
  /** By which its sender named it. */
  readonly source: string;
  readonly id: string;
  /** Id of the event that last said something of it. */
  readonly version: string;
  readonly status: 'EFFECTIVE' | 'RETRACTED';
  readonly data: EventData;
}

/**
 * What ids of rows with a reference of their own begin with: the same reference in files of two types are two things.
 */
export const referencePrefix = ({ type }: Pick<EventType, 'type'>): string =>
  `${type.split('.').at(-2) ?? ''}/`;

/** The reference that a sender knows its entry by; undefined where the id was made of the content of a row. */
export function referenceOf(type: EventType, { id, source }: OwnEntry): string | undefined {
  const prefix = referencePrefix(type);
  if (id.startsWith(prefix)) return id.slice(prefix.length);
  return source.endsWith(':spreadsheet') ? undefined : id;
}

/** Entries by what a row may name them by. */
export class EntryIndex {
  readonly #byId: ReadonlyMap<string, OwnEntry>;
  readonly #byReference = new Map<string, OwnEntry[]>();

  constructor(type: EventType, entries: readonly OwnEntry[]) {
    this.#byId = new Map(entries.map((entry) => [entry.entryId, entry]));
    for (const entry of entries) {
      const reference = referenceOf(type, entry);
      if (reference === undefined) continue;
      const known = this.#byReference.get(reference);
      if (known) known.push(entry);
      else this.#byReference.set(reference, [entry]);
    }
  }

  byId(entryId: string): OwnEntry | undefined {
    return this.#byId.get(entryId.toLowerCase());
  }

  /** More than one where two systems of a partner gave the same reference. */
  byReference(reference: string): readonly OwnEntry[] {
    return this.#byReference.get(reference) ?? [];
  }
}
