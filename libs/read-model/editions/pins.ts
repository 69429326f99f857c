import { EffectiveEntries, definitionSetAt, parsePeriod, type Period, type Pins } from '#libs/indicators';
import {
  dateOf,
  dayOf,
  fault,
  at,
  type DisclosureProfile,
  type EditionStatus,
  type Fault,
  type Place,
} from '#libs/programme';
import type { Clock } from '#libs/platform';
import type { Model } from '../projection/model.js';
import { positionOf, resolveReferenceDay, type AsOfInput } from '../queries/as-of.js';
import { QueryError } from '../queries/query-error.js';
import { rulesInForce } from './protection-rules.js';

export interface PinsRequest {
  readonly period: string;
  readonly asOf?: AsOfInput;
  /** `yyyy-mm-dd`; default the Amsterdam date of asOf. */
  readonly referenceDate?: string;
  readonly disclosureProfile?: DisclosureProfile;
}

/** The pins of an edition that would be published now. Throws QueryError with what is wrong with the question. */
export function pinsFor(model: Model, request: PinsRequest, clock: Clock): Pins {
  const period = parsePeriod(request.period);
  if (!period) throw new QueryError([fault('UNKNOWN_PERIOD', ['period'], {}, request.period)]);
  const position = positionOf(model, request.asOf);
  const referenceDay = resolveReferenceDay(model, request.asOf, request.referenceDate, clock.now());
  const pins: Pins = {
    period: request.period,
    asOfPosition: position,
    definitionSet: definitionSetAt(new EffectiveEntries(model.facts, position), period),
    areaEdition: areaEditionOf(period),
    disclosureProfile: request.disclosureProfile ?? 'INTERNAL',
    protectionVersion: rulesInForce(new EffectiveEntries(model.facts, model.position)).version,
    referenceDate: dateOf(referenceDay),
  };
  const unmet = unmetPins(pins, []);
  if (unmet.length > 0) throw new QueryError(unmet);
  return pins;
}

/** The year of the areas that hold for a period: that of its last day. */
const areaEditionOf = ({ to }: Period): number => Number(dateOf(to).slice(0, 4));

/** Pins that would promise what the figures are not: other areas than those they are computed with. */
export function unmetPins({ areaEdition, period: code }: Pins, place: Place): readonly Fault[] {
  const faults: Fault[] = [];
  const period = parsePeriod(code);
  if (period && areaEdition !== areaEditionOf(period))
    faults.push(
      fault('AREA_EDITION_NOT_THERE', at(place, 'areaEdition'), { year: areaEditionOf(period) }, areaEdition),
    );
  return faults;
}

/**
 * Why pins cannot be those of an edition: of a period that has not begun by the reference date, or final before its
 * last day.
 */
export function untimelyPins(
  { period: code, referenceDate }: Pick<Pins, 'period' | 'referenceDate'>,
  status: EditionStatus,
  place: Place,
): readonly Fault[] {
  const period = parsePeriod(code);
  const day = dayOf(referenceDate);
  const on = referenceDate;
  if (period && day < period.from)
    return [fault('EDITION_BEFORE_PERIOD', at(place, 'period'), { from: dateOf(period.from), on }, code)];
  if (period && status === 'FINAL' && day < period.to)
    return [fault('EDITION_NOT_FINAL_YET', at(place, 'status'), { to: dateOf(period.to), on }, status)];
  return [];
}
