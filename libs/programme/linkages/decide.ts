import type { NamesIn } from '../catalogue.js';
import type { StreamState } from '../stream.js';
import { atField, type Command, type Decision } from '../decision.js';
import { fault } from '../faults.js';
import { at } from '../place.js';
import { decideStep } from '../steps.js';
import { LINKAGE } from './life-cycle.js';
import type { linkageEvents } from './events.js';

/** What other entries say; undefined = not looked up. */
export interface LinkageContext {
  /** The werklijnen of the entries a LinkageRealised names, of those that are known. */
  readonly realisedWerklijnen?: readonly number[];
  /** Places in `realisedBy` of entries that are not known or do not count. */
  readonly realisedUnknown?: readonly number[];
}

/**
 * Decides on the life of a linkage. That a realised one names two entries and a missed one a reason is in their
 * schemas; entries of a single werklijn, or not known yet, only warn: they may still come or be corrected.
 */
export function decideLinkage(
  command: Command<NamesIn<typeof linkageEvents>>,
  state: StreamState,
  context: LinkageContext,
): Decision {
  const decision = decideStep(command, state, LINKAGE);
  const { realisedWerklijnen: werklijnen, realisedUnknown: unknown = [] } = context;
  if (!decision.accepted || command.name !== 'LinkageRealised' || werklijnen === undefined) return decision;
  const place = atField(at(command.place, 'data'), 'realisedBy');
  const found = unknown.map((i) => fault('REALISED_BY_UNKNOWN', at(place, i)));
  // What is not known yet may be of another werklijn.
  if (unknown.length === 0 && new Set(werklijnen).size < 2) found.push(fault('ONE_WERKLIJN', place));
  return { ...decision, warnings: [...decision.warnings, ...found] };
}
