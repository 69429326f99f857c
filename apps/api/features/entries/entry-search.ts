import { Inject, Injectable } from '@nestjs/common';
import { heldTo, maySeeEntry, maySeeKeys, type Actor } from '#libs/access';
import type { EventStore, KeyVault, RecordedEvent } from '#libs/event-store';
import {
  at,
  fault,
  PSEUDONYM_PATTERN,
  typeNamed,
  type EventData,
  type Fault,
  type Place,
  readMetadata,
} from '#libs/programme';
import { positionOfEntry, QueryError, ReadModel, Turns } from '#libs/read-model';
import type { Patience } from '../../kernel/patience.js';
import { PATIENCE, STORE, VAULT } from '../../kernel/tokens.js';

/** How many events are looked through, newest first, and how many entries are found at most. */
export const MOST_EVENTS = 200_000;
export const MOST_FOUND = 1_000;
const BATCH = 1_000;
const LENGTH = { min: 3, max: 100 };

const KEY = new RegExp(PSEUDONYM_PATTERN);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where entries were found, and how far back was looked: undefined where all of the log was. */
export interface Found {
  readonly positions: Float64Array;
  readonly lookedBackTo: bigint | undefined;
}

/** The one fault of a text that is too short or too long to look for. */
export function searchFaults(text: string, place: Place): readonly Fault[] {
  const { length } = text.trim();
  if (length < LENGTH.min) return [fault('TOO_SHORT', at(place, 'text'), { min: LENGTH.min }, text)];
  return length > LENGTH.max ? [fault('TOO_LONG', at(place, 'text'), { max: LENGTH.max })] : [];
}

/**
 * Finds entries by what they say or said: entry id, the sender's reference, a key of a household, dwelling or
 * person, or any text.
 */
@Injectable()
export class EntrySearch {
  constructor(
    private readonly readModel: ReadModel,
    @Inject(STORE) private readonly store: EventStore,
    @Inject(VAULT) private readonly vault: KeyVault,
    @Inject(PATIENCE) private readonly patience: Patience,
  ) {}

  /** Looks through the log from a position backwards, as far as the actor may see. */
  async find(text: string, position: number, actor: Actor): Promise<Found> {
    const faults = searchFaults(text, ['filter']);
    if (faults.length > 0) throw new QueryError(faults);
    const sought = text.trim();
    if (UUID.test(sought)) return this.#byId(sought);
    const needles = await this.#needles(sought, actor);
    if (needles.length === 0) return { positions: new Float64Array(0), lookedBackTo: undefined };
    return this.#through(needles, position, actor);
  }

  #byId(entryId: string): Found {
    const found = positionOfEntry(this.readModel.model, entryId.toLowerCase());
    return { positions: Float64Array.from(found === undefined ? [] : [found]), lookedBackTo: undefined };
  }

  /** What to look for: the text itself; of a key its tokens, and nothing for who may not see keys. */
  async #needles(text: string, actor: Actor): Promise<readonly string[]> {
    if (!KEY.test(text)) return [text.toLowerCase()];
    if (!maySeeKeys(actor)) return [];
    const scope = heldTo(actor);
    const tokens = await this.vault.knownTokens([
      { kind: 'household', scope: '', key: text },
      { kind: 'dwelling', scope: '', key: text },
      ...(scope === undefined ? [] : [{ kind: 'person' as const, scope, key: text }]),
    ]);
    return tokens.flatMap((token) => token?.toLowerCase() ?? []);
  }

  async #through(needles: readonly string[], position: number, actor: Actor): Promise<Found> {
    const found = new Set<number>();
    const turns = new Turns({ longest: this.patience.work });
    let next = BigInt(position) + 1n;
    for (let looked = 0; looked < MOST_EVENTS && found.size < MOST_FOUND; looked += BATCH) {
      const events = await this.store.readAll({ direction: 'backward', after: next, limit: BATCH });
      for (const event of events) {
        const entry = hit(event, needles, actor);
        const where = entry === undefined ? undefined : positionOfEntry(this.readModel.model, entry);
        if (where !== undefined && found.size < MOST_FOUND) found.add(where);
      }
      const last = events.at(-1);
      if (!last || events.length < BATCH || last.position <= 1n)
        return { positions: sorted(found), lookedBackTo: undefined };
      next = last.position;
      await turns.next();
    }
    return { positions: sorted(found), lookedBackTo: next };
  }
}

const sorted = (found: ReadonlySet<number>): Float64Array => Float64Array.from(found).sort();

/** The entry that an event with one of the needles is about: the one it corrects, or itself. */
function hit(event: RecordedEvent, needles: readonly string[], actor: Actor): string | undefined {
  const raw = `${event.data}\n${event.metadata}`.toLowerCase();
  if (!needles.some((needle) => raw.includes(toJsonText(needle)))) return undefined;
  const metadata = readMetadata(event);
  if (!maySeeEntry(actor, { partnerId: metadata.partnerId })) return undefined;
  const data = JSON.parse(event.data) as EventData;
  const says = (value: unknown): boolean =>
    typeof value === 'string'
      ? needles.some((needle) => value.toLowerCase().includes(needle))
      : typeof value === 'object' && value !== null && Object.values(value).some(says);
  if (!says(metadata.id) && !says(data)) return undefined;
  const isAmendment = typeNamed(event.type).consistency.of === 'corrected-entry';
  return isAmendment ? String(data.entryId) : event.eventId;
}

const toJsonText = (text: string): string => JSON.stringify(text).slice(1, -1);
