import { accept, atField, reject, type Command, type Decision } from '../decision.js';
import { fault } from '../faults.js';
import { at, type Place } from '../place.js';
import { typeNamed, type EventName, type FieldName } from '../catalogue.js';
import { fieldLabel } from '../labels.js';
import type { RuleCode } from '../rules.js';
import { plannedPeriodFault } from '../interventions/decide.js';
import { mayWith } from '../posters.js';
import { judgeValue } from '../reporting/share-faults.js';
import { LIFE_CYCLES, type LifeCycleSubject } from '../schema/event-type.js';
import { effective, type EntryState, type EventData, type StreamState } from '../stream.js';

/** What the caller looks up of a reporting period that is taken back. */
export interface AmendmentContext {
  /**
   * Something was handed in for the period or published on it; undefined = not looked up, and then it counts as used.
   */
  readonly periodUsed?: boolean;
}

/**
 * Decides on EntryCorrected, EntryRetracted and EntryReinstated against the state of the stream the entry stands in.
 * Refuses: another partner's entry, correcting or retracting what is retracted, reinstating what is not or
 * what was registered again since, taking back a period that was used, what was decided on an entry that changed
 * since. `known.oinTakenBy` is the other partner that holds the OIN in the replacement, if there is one.
 */
export function decideCorrection(
  command: Command<Amendment>,
  state: StreamState,
  known: AmendmentContext & { readonly oinTakenBy?: string } = {},
): Decision {
  const place = at(command.place, 'data');
  const { entryId = '' } = command.data;
  const target = state.get(entryId);
  if (!target) return reject(fault('ENTRY_UNKNOWN', atField(place, 'entryId'), {}, entryId));
  if (!mayWith(command.by, 'amends', target.partnerId))
    return reject(fault('NOT_YOUR_ENTRY', atField(place, 'entryId'), {}, entryId));
  const { basedOn } = command.data;
  if (basedOn !== undefined && basedOn !== target.version)
    return reject(fault('ENTRY_CHANGED_SINCE', atField(place, 'basedOn'), {}, basedOn));
  const standing =
    stands(command.name, target.name) ??
    (command.name === 'EntryRetracted' && inUse(target.name, state, known));
  if (standing) return reject(fault(standing, atField(place, 'entryId'), {}, entryId));
  if (command.name === 'EntryReinstated')
    return decideReinstatement(command, target, state, atField(place, 'entryId'));
  if (target.retracted) return reject(fault('ENTRY_RETRACTED', place, {}, entryId));
  return command.name === 'EntryCorrected'
    ? decideReplacement(command, target, known.oinTakenBy)
    : accept(command);
}

const DECISIONS: ReadonlySet<LifeCycleSubject> = new Set(['submission', 'edition', 'reporting-period']);

/** Why an entry is never amended, if it is not: what was decided stands, and is followed by the next decision. */
function stands(amendment: Amendment, name: EventName): 'NEVER_CORRECTED' | 'DECISION_STANDS' | undefined {
  if (name === 'KpiDefinitionPublished' || name === 'ProtectionRulesPublished') return 'NEVER_CORRECTED';
  const { consistency } = typeNamed(name);
  if (consistency.of !== 'life-cycle' || !DECISIONS.has(consistency.subject)) return undefined;
  return name === 'ReportingPeriodOpened' && AMENDMENTS.some((each) => each === amendment)
    ? undefined
    : 'DECISION_STANDS';
}

/**
 * A period opened by mistake is taken back as long as nobody used it: nothing handed in, nothing published, not
 * closed.
 */
function inUse(
  name: EventName,
  state: StreamState,
  { periodUsed }: AmendmentContext,
): 'PERIOD_IN_USE' | false {
  if (name !== 'ReportingPeriodOpened') return false;
  const closed = effective(state).some((entry) => entry.name === 'ReportingPeriodClosed');
  return closed || periodUsed !== false ? 'PERIOD_IN_USE' : false;
}

export const AMENDMENTS = [
  'EntryCorrected',
  'EntryRetracted',
  'EntryReinstated',
] as const satisfies readonly EventName[];
export type Amendment = (typeof AMENDMENTS)[number];

/**
 * The amendments that `decideCorrection` would not refuse for what the entry is and where it stands; who asks and
 * what is replaced is for the decision itself. `state` is that of the stream the entry stands in.
 */
export function amendmentsOf(
  target: EntryState,
  state: StreamState,
  context: AmendmentContext = {},
): readonly Amendment[] {
  return AMENDMENTS.filter((amendment) => {
    if (stands(amendment, target.name)) return false;
    if (amendment === 'EntryReinstated') return target.retracted && !replaced(target, state);
    return !target.retracted && !(amendment === 'EntryRetracted' && inUse(target.name, state, context));
  });
}

const ONCE: Readonly<Partial<Record<EventName, 'ALREADY_REGISTERED' | 'PERIOD_OPENED_BEFORE'>>> = {
  PartnerRegistered: 'ALREADY_REGISTERED',
  NeighbourhoodRegistered: 'ALREADY_REGISTERED',
  ReportingPeriodOpened: 'PERIOD_OPENED_BEFORE',
};

/**
 * A partner, neighbourhood or period has one beginning that counts, so one that was replaced by a new one stays
 * retracted.
 */
function replaced({ name }: EntryState, state: StreamState): RuleCode | undefined {
  return effective(state).some((entry) => entry.name === name) ? ONCE[name] : undefined;
}

function decideReinstatement(
  command: Command<'EntryReinstated'>,
  target: EntryState,
  state: StreamState,
  place: Place,
): Decision {
  if (!target.retracted) return reject(fault('ENTRY_NOT_RETRACTED', place, {}, target.entryId));
  const rule = replaced(target, state);
  return rule ? reject(fault(rule, place, {}, target.entryId)) : accept(command);
}

function decideReplacement(
  command: Command<'EntryCorrected'>,
  target: EntryState,
  oinTakenBy?: string,
): Decision {
  const consistency = typeNamed(target.name).consistency;
  if (consistency.of !== 'life-cycle') return accept(command);
  // Which one it is decides the stream the entry stands in, so that stays.
  const fields: readonly FieldName[] = LIFE_CYCLES[consistency.subject];
  const replacement: EventData = command.data.replacement;
  const place = atField(at(command.place, 'data'), 'replacement');
  const name = fields.find((field) => replacement[field] !== (target.data as EventData)[field]);
  if (name !== undefined)
    return reject(
      fault('LIFE_CYCLE_IDENTITY', at(place, name), { name: fieldLabel(name) }, replacement[name]),
    );
  const { partnerId } = replacement;
  if (consistency.subject === 'partner' && oinTakenBy !== undefined && oinTakenBy !== partnerId)
    return reject(fault('OIN_TAKEN', atField(place, 'oin'), { partnerId: oinTakenBy }, replacement.oin));
  if (consistency.subject === 'target') {
    const { refused, warnings } = judgeValue(replacement, place);
    return refused.length > 0 ? reject(...refused) : accept(command, warnings);
  }
  const refused = consistency.subject === 'intervention' ? plannedPeriodFault(replacement, place) : undefined;
  return refused ? reject(refused) : accept(command);
}
