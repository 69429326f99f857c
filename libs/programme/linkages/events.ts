import { SCALES } from '../interventions/events.js';
import { code, id, integer, list, optional, pattern, text } from '../schema/field.js';
import { ENTRY_ID, eventType, SOMEWHERE, type EventType, type Label } from '../schema/event-type.js';
import type { Fields } from '../schema/field.js';

export const MISSED_REASONS = [
  'TIMING',
  'FUNDING_SILOS',
  'OWNERSHIP',
  'REGULATION',
  'GRID_CAPACITY',
  'SUPPORT',
  'OTHER',
] as const;

const FACTS = ['linkageId', 'scale', 'werklijnen', 'title'] as const;

const linkageEvent = <const Name extends string, F extends Fields, const C extends string = never>(
  name: Name,
  label: Label,
  fields: F,
  facts: readonly C[] = [],
): EventType<Name, typeof SOMEWHERE & F, C | (typeof FACTS)[number]> =>
  eventType({
    name,
    domain: 'linkages',
    label,
    fields: { ...SOMEWHERE, ...fields },
    facts: [...FACTS, ...facts],
    consistency: { of: 'life-cycle', subject: 'linkage' },
  });

const identified = {
  linkageId: id('linkage', 'partner'),
  werklijnen: list(integer(1, 4), 2, 4),
  scale: code('scale', SCALES),
  title: text(200),
};

/** A later step is known by the id; the rest may be repeated and then is what was known that day. */
const followUp = {
  linkageId: identified.linkageId,
  werklijnen: optional(identified.werklijnen),
  scale: optional(identified.scale),
  title: optional(identified.title),
};

export const linkageIdentified = linkageEvent(
  'LinkageIdentified',
  { nl: 'Koppelkans gesignaleerd', en: 'Linkage identified' },
  identified,
);
export const linkageAssessed = linkageEvent(
  'LinkageAssessed',
  { nl: 'Koppelkans beoordeeld', en: 'Linkage assessed' },
  followUp,
);
export const linkageChosen = linkageEvent(
  'LinkageChosen',
  { nl: 'Koppelkans gekozen', en: 'Linkage chosen' },
  followUp,
);
/** Names the entries, of different werklijnen, that came about together. */
export const linkageRealised = linkageEvent(
  'LinkageRealised',
  { nl: 'Koppelkans gerealiseerd', en: 'Linkage realised' },
  { ...followUp, realisedBy: list(pattern(ENTRY_ID, '0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f'), 2, 100) },
  ['realisedBy'],
);
export const linkageMissed = linkageEvent(
  'LinkageMissed',
  { nl: 'Koppelkans gemist', en: 'Linkage missed' },
  { ...followUp, reason: code('missedReason', MISSED_REASONS) },
  ['reason'],
);

export const linkageEvents = [
  linkageIdentified,
  linkageAssessed,
  linkageChosen,
  linkageRealised,
  linkageMissed,
] as const;
