import { dayOf, type Werklijn } from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import type { DocumentOf } from '../facts/documents.js';
import { collect } from '../facts/collect.js';
import { programmeRegisterAt } from '../programme-register.js';

/**
 * Days, both inclusive, on which a partner takes part in these werklijnen and neighbourhoods; both have at least one.
 */
interface ParticipationInterval {
  readonly from: number;
  readonly to: number;
  readonly werklijnen: readonly Werklijn[];
  readonly neighbourhoodIds: readonly string[];
}

type RegistrationDocument = DocumentOf<'PartnerRegistered' | 'PartnerParticipationChanged'>;
type Where = Pick<ParticipationInterval, 'werklijnen' | 'neighbourhoodIds'>;

/**
 * When each partner takes part, and in what (KPIS.md, Q.1 and Q.2, version 2): from the day of its registration on
 * with what that says; each change changes what it names from its own day on, in order of day, then position. An
 * entry that names no day has the Amsterdam day on which it was first recorded. A change from before the
 * registration's day counts from that day on.
 */
export function participationAt(
  entries: EffectiveEntries,
): ReadonlyMap<string, readonly ParticipationInterval[]> {
  return entries.memo('participation', () => {
    const registrations = new Map<string, RegistrationDocument[]>();
    for (const document of entries.documents('PartnerRegistered', 'PartnerParticipationChanged')) {
      collect(registrations, document.data.partnerId, document);
    }
    return new Map(
      [...registrations].map(([partnerId, documents]) => [partnerId, intervalsOf(entries, documents)]),
    );
  });
}

const dayOfEntry = (
  entries: EffectiveEntries,
  { data: { occurredOn }, entryPosition }: RegistrationDocument,
): number => (occurredOn === undefined ? entries.recordedDay(entryPosition) : dayOf(occurredOn));

/** `documents` are of one partner, in order of position. */
function intervalsOf(
  entries: EffectiveEntries,
  documents: readonly RegistrationDocument[],
): readonly ParticipationInterval[] {
  const registered = documents.filter(({ name }) => name === 'PartnerRegistered');
  const start = Math.min(...registered.map((document) => dayOfEntry(entries, document)));
  const inOrder = documents
    .map((document) => ({ document, day: Math.max(start, dayOfEntry(entries, document)) }))
    .sort((a, b) => a.day - b.day);
  let now: Where | undefined;
  const states: (Where & { readonly from: number })[] = [];
  for (const { document, day } of inOrder) {
    if (!now && document.name !== 'PartnerRegistered') continue;
    const { werklijnen, neighbourhoodIds } = document.data as Partial<Where>;
    now = {
      werklijnen: werklijnen ?? now?.werklijnen ?? [],
      neighbourhoodIds: neighbourhoodIds ?? now?.neighbourhoodIds ?? [],
    };
    states.push({ ...now, from: day });
  }
  return states
    .map((state, i) => ({ ...state, to: (states[i + 1]?.from ?? Infinity) - 1 }))
    .filter(
      ({ from, to, werklijnen, neighbourhoodIds }) =>
        from <= to && werklijnen.length > 0 && neighbourhoodIds.length > 0,
    );
}

/** Which partners are asked for: of a werklijn, or of any; in some of the registered neighbourhoods. */
interface Sought {
  readonly from: number;
  readonly to: number;
  readonly neighbourhoodIds: Iterable<string>;
  readonly werklijn?: Werklijn | undefined;
}

/** By neighbourhood: the partners that take part there on at least one of the days, by id. */
const partnersOfAreas = (
  entries: EffectiveEntries,
  { from, to, werklijn }: Omit<Sought, 'neighbourhoodIds'>,
): ReadonlyMap<string, readonly string[]> =>
  entries.memo(`partners of areas|${from}|${to}|${String(werklijn)}`, () => {
    const found = new Map<string, string[]>();
    const partners = [...participationAt(entries)].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [partnerId, intervals] of partners) {
      const meeting = intervals.filter(
        (range) =>
          range.from <= to &&
          range.to >= from &&
          (werklijn === undefined || range.werklijnen.includes(werklijn)),
      );
      for (const area of new Set(meeting.flatMap(({ neighbourhoodIds }) => neighbourhoodIds)))
        collect(found, area, partnerId);
    }
    return found;
  });

/** The partners that take part in some neighbourhood on at least one of the days, by id. */
export function takingPart(
  entries: EffectiveEntries,
  { neighbourhoodIds, ...days }: Sought,
): readonly string[] {
  const byArea = partnersOfAreas(entries, days);
  const lists = [...neighbourhoodIds].map((area) => byArea.get(area) ?? []);
  return lists.length === 1 ? (lists[0] ?? []) : [...new Set(lists.flat())].sort();
}

/** The same in the programme as a whole: in any neighbourhood that is registered. */
export const takingPartAnywhere = (
  entries: EffectiveEntries,
  days: { readonly from: number; readonly to: number },
) =>
  takingPart(entries, {
    from: days.from,
    to: days.to,
    neighbourhoodIds: programmeRegisterAt(entries).neighbourhoods.keys(),
  });
