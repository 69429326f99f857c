import { SCALES } from '../interventions/events.js';
import { code, id, integer, laterStep, list, pattern, text } from '../schema/field.js';
import { ENTRY_ID, eventTypesOf, SOMEWHERE } from '../schema/event-type.js';

export const MISSED_REASONS = [
  'TIMING',
  'FUNDING_SILOS',
  'OWNERSHIP',
  'REGULATION',
  'GRID_CAPACITY',
  'SUPPORT',
  'OTHER',
] as const;

const linkageEvent = eventTypesOf({
  domain: 'linkages',
  fields: SOMEWHERE,
  facts: ['linkageId', 'scale', 'werklijnen', 'title'],
  consistency: { of: 'life-cycle', subject: 'linkage' },
});

const identified = {
  linkageId: id('linkage', 'partner'),
  werklijnen: list(integer(1, 4), 2, 4),
  scale: code('scale', SCALES),
  title: text(200),
};

/** A later step is known by the id; the rest may be repeated and then is what was known that day. */
const followUp = laterStep(identified, 'linkageId');

export const linkageEvents = [
  linkageEvent('LinkageIdentified', { nl: 'Koppelkans gesignaleerd', en: 'Linkage identified' }, identified),
  linkageEvent('LinkageAssessed', { nl: 'Koppelkans beoordeeld', en: 'Linkage assessed' }, followUp),
  linkageEvent('LinkageChosen', { nl: 'Koppelkans gekozen', en: 'Linkage chosen' }, followUp),
  /** Names the entries, of different werklijnen, that came about together. */
  linkageEvent(
    'LinkageRealised',
    { nl: 'Koppelkans gerealiseerd', en: 'Linkage realised' },
    { ...followUp, realisedBy: list(pattern(ENTRY_ID, '0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f'), 2, 100) },
    ['realisedBy'],
  ),
  linkageEvent(
    'LinkageMissed',
    { nl: 'Koppelkans gemist', en: 'Linkage missed' },
    { ...followUp, reason: code('missedReason', MISSED_REASONS) },
    ['reason'],
  ),
] as const;
