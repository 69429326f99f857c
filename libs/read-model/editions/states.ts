import { dateOf, dayOf, fault, at, under, type Fault, type Place } from '#libs/programme';
import {
  EffectiveEntries,
  editionsAt,
  findKpi,
  parsePeriod,
  versionFor,
  type Edition,
  type Kpi,
  type Period,
  type State,
} from '#libs/indicators';
import type { Clock } from '#libs/platform';
import { positionOf, resolveReferenceDay, type AsOfInput } from '../queries/as-of.js';
import { QueryError } from '../queries/query-error.js';
import type { Model } from '../projection/model.js';

/** A state of figures as it is asked for: that of an edition, or as known at some time. Without either: now. */
export interface StateQuery {
  readonly editionId?: string;
  readonly asOf?: AsOfInput;
  /** `yyyy-mm-dd`; of an edition it is pinned. */
  readonly referenceDate?: string;
}

export interface ResolvedState extends State {
  readonly edition: Edition | undefined;
  readonly referenceDate: string;
}

/** The edition with an id, as known now. Throws QueryError when there is none. */
export function editionNamed(entries: EffectiveEntries, editionId: string, place: Place): Edition {
  const found = editionsAt(entries).find((edition) => edition.editionId === editionId);
  if (!found) throw new QueryError([fault('UNKNOWN_EDITION', place, {}, editionId)]);
  return found;
}

/** What a state asked for is. Throws QueryError with what is wrong with it. */
export function resolveState(
  model: Model,
  query: StateQuery,
  period: Period,
  clock: Clock,
  place: Place,
): ResolvedState {
  if (query.editionId !== undefined) {
    const edition = editionNamed(
      new EffectiveEntries(model.facts, model.position),
      query.editionId,
      at(place, 'editionId'),
    );
    return stateOfEdition(model, edition);
  }
  const { position, referenceDay } = placedIn(place, () => ({
    position: positionOf(model, query.asOf),
    referenceDay: resolveReferenceDay(model, query.asOf, query.referenceDate, clock.now()),
  }));
  const entries = new EffectiveEntries(model.facts, position);
  const definition = (code: string): Kpi | undefined => {
    const kpi = findKpi(code);
    return kpi && versionFor(entries, kpi, period);
  };
  return { position, referenceDay, definition, edition: undefined, referenceDate: dateOf(referenceDay) };
}

/** Faults of an edition that is asked for with another state beside it, of which one would have to be passed over. */
export const pinnedFaults = (query: StateQuery, place: Place): readonly Fault[] =>
  query.editionId === undefined
    ? []
    : (['asOf', 'referenceDate'] as const)
        .filter((name) => query[name] !== undefined)
        .map((name) => fault('EDITION_PINNED', at(place, name), { name }));

/** What work gives; the faults it throws are placed in the state that was asked for, at a place. */
export function placedIn<T>(place: Place, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw new QueryError(under(place, error.faults));
  }
}

/** The state that an edition pinned: its entries, definitions and reference date. */
export function stateOfEdition(model: Model, edition: Edition): ResolvedState {
  const entries = new EffectiveEntries(model.facts, edition.asOfPosition);
  const versions = new Map(edition.definitionSet.map(({ code, version }) => [code, version]));
  const own = parsePeriod(edition.period);
  const definition = (code: string): Kpi | undefined => {
    const kpi = findKpi(code);
    const version = versions.get(code);
    return kpi && own && version !== undefined ? versionFor(entries, kpi, own, version) : undefined;
  };
  return {
    position: edition.asOfPosition,
    referenceDay: dayOf(edition.referenceDate),
    definition,
    edition,
    referenceDate: edition.referenceDate,
  };
}
