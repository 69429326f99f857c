import type { EventName } from '#libs/programme';
import { NONE, type FactStore } from '#libs/indicators';

/** What the fold needs to know of an entry that an event refers to. */
export interface KnownEntry {
  readonly typeName: EventName;
  readonly partnerId: string | undefined;
  readonly entryPosition: number;
  /** Number of its latest version. */
  readonly version: number;
  readonly counts: boolean;
}

/**
 * The entries as the events folded so far leave them: those of the committed facts, overlaid with those of the batch
 * under way. The facts themselves change only after the batch is committed.
 */
export class KnownEntries {
  private readonly pending = new Map<string, KnownEntry>();
  private added = 0;

  constructor(private readonly facts: FactStore) {}

  nextVersion(): number {
    return this.facts.versions + this.added++;
  }

  set(entryId: string, entry: KnownEntry): void {
    this.pending.set(entryId, entry);
  }

  /** Throws when no such entry was recorded before: the log contradicts itself. */
  get(entryId: string): KnownEntry {
    const known = this.pending.get(entryId) ?? this.committed(entryId);
    if (!known) throw new Error(`entry ${entryId} was never recorded`);
    return known;
  }

  private committed(entryId: string): KnownEntry | undefined {
    const entry = this.facts.entry(entryId);
    if (entry === undefined) return undefined;
    const version = this.facts.latestVersion(entry);
    const table = this.facts.tableOf(version);
    const row = this.facts.rowOf(version);
    const partner = table.partner(row);
    return {
      typeName: table.type.name,
      partnerId: partner === NONE ? undefined : this.facts.partners.text(partner),
      entryPosition: table.entryPosition.at(row),
      version,
      counts: table.to.at(row) === Infinity,
    };
  }
}
