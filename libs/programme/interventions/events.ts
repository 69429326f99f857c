import { code, date, id, integer, laterStep, list, optional, pattern, text } from '../schema/field.js';
import { eventTypesOf, PARTNER_ID, SOMEWHERE } from '../schema/event-type.js';

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

/**
 * What started, ended or was cancelled is known by its id; the plan's fields may be repeated and then are what was
 * known that day.
 */
const followUp = laterStep(planned, 'interventionId');

const interventionEvent = eventTypesOf({
  domain: 'interventions',
  fields: somewhere,
  facts: ['interventionId', 'werklijnen'],
  consistency: { of: 'life-cycle', subject: 'intervention' },
});

export const interventionEvents = [
  interventionEvent(
    'InterventionPlanned',
    { nl: 'Interventie gepland', en: 'Intervention planned' },
    planned,
  ),
  interventionEvent(
    'InterventionStarted',
    { nl: 'Interventie gestart', en: 'Intervention started' },
    followUp,
  ),
  interventionEvent(
    'InterventionCompleted',
    { nl: 'Interventie afgerond', en: 'Intervention completed' },
    followUp,
  ),
  interventionEvent(
    'InterventionCancelled',
    { nl: 'Interventie gestopt', en: 'Intervention cancelled' },
    followUp,
  ),
] as const;
