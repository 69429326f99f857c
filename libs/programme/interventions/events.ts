import { code, date, id, integer, list, optional, pattern, text } from '../schema/field.js';
import { eventType, PARTNER_ID, SOMEWHERE, type EventType, type Label } from '../schema/event-type.js';
import type { Fields } from '../schema/field.js';

export const SCALES = ['BLOCK', 'NEIGHBOURHOOD', 'DISTRICT', 'CITY', 'REGION', 'NATIONAL'] as const;

const werklijnen = list(integer(1, 4), 1, 4);
const partnerId = pattern(PARTNER_ID, 'gemeente-duindorp');
const { interventionId: _reference, ...somewhere } = SOMEWHERE;

const planned = {
  interventionId: id('intervention', 'partner'),
  werklijnen,
  title: text(200),
  leadPartnerId: partnerId,
  partnerIds: optional(list(partnerId, 0, 100)),
  scale: code('scale', SCALES),
  plannedStart: optional(date()),
  plannedEnd: optional(date()),
  budgetCents: optional(integer(0, 100_000_000_000)),
};

/** What started, ended or was cancelled is known by its id; the plan's fields may be repeated and then are what was known that day. */
const followUp = {
  interventionId: planned.interventionId,
  werklijnen: optional(werklijnen),
  title: optional(planned.title),
  leadPartnerId: optional(partnerId),
  partnerIds: planned.partnerIds,
  scale: optional(planned.scale),
  plannedStart: planned.plannedStart,
  plannedEnd: planned.plannedEnd,
  budgetCents: planned.budgetCents,
};

const FACTS = ['interventionId', 'werklijnen'] as const;

const interventionEvent = <const Name extends string, F extends Fields>(
  name: Name,
  label: Label,
  fields: F,
): EventType<Name, typeof somewhere & F, (typeof FACTS)[number]> =>
  eventType({
    name,
    domain: 'interventions',
    label,
    fields: { ...somewhere, ...fields },
    facts: FACTS,
    consistency: { of: 'life-cycle', subject: 'intervention' },
  });

export const interventionPlanned = interventionEvent(
  'InterventionPlanned',
  { nl: 'Interventie gepland', en: 'Intervention planned' },
  planned,
);
export const interventionStarted = interventionEvent(
  'InterventionStarted',
  { nl: 'Interventie gestart', en: 'Intervention started' },
  followUp,
);
export const interventionCompleted = interventionEvent(
  'InterventionCompleted',
  { nl: 'Interventie afgerond', en: 'Intervention completed' },
  followUp,
);
export const interventionCancelled = interventionEvent(
  'InterventionCancelled',
  { nl: 'Interventie gestopt', en: 'Intervention cancelled' },
  followUp,
);

export const interventionEvents = [
  interventionPlanned,
  interventionStarted,
  interventionCompleted,
  interventionCancelled,
] as const;
