import { code, list, object, optional, pattern, pseudonym, replacement, text } from '../schema/field.js';
import { ENTRY_ID, eventType } from '../schema/event-type.js';

export const REASONS = [
  'DUPLICATE',
  'WRONG_VALUE',
  'WRONG_AREA',
  'WRONG_DATE',
  'DID_NOT_HAPPEN',
  'WRONG_SUBJECT',
  'CONSENT_WITHDRAWN',
  'DEFINITION',
  'OTHER',
] as const;

const reason = { reason: code('correctionReason', REASONS), reasonText: optional(text(500)) };
/** On the wire a sender names the entry by `entryId` or by `entry: {source, id}`; stored is the entryId. */
const target = {
  entryId: optional(pattern(ENTRY_ID, '0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f')),
  entry: optional(object('EntryReference', { source: text(300), id: text(300) })),
  /** What last said something of the entry, as the sender knew it; refused when something else did since (decision 0054). */
  basedOn: optional(pattern(ENTRY_ID, '0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f')),
};
const domain = 'corrections';
const consistency = { of: 'corrected-entry' } as const;

export const entryCorrected = eventType({
  name: 'EntryCorrected',
  domain,
  consistency,
  label: { nl: 'Gebeurtenis gecorrigeerd', en: 'Entry corrected' },
  fields: { ...target, replacement: replacement(), ...reason },
});
export const entryRetracted = eventType({
  name: 'EntryRetracted',
  domain,
  consistency,
  label: { nl: 'Gebeurtenis ingetrokken', en: 'Entry retracted' },
  fields: { ...target, ...reason },
});
export const entryReinstated = eventType({
  name: 'EntryReinstated',
  domain,
  consistency,
  label: { nl: 'Gebeurtenis hersteld', en: 'Entry reinstated' },
  fields: { ...target, ...reason },
});

/** Linking is the programme office's: it changes distinct counts of every partner that met either household. */
const pair = { keys: list(pseudonym('household'), 2, 2, true), ...reason };

export const householdsLinked = eventType({
  name: 'HouseholdsLinked',
  domain,
  label: { nl: 'Huishoudens gekoppeld', en: 'Households linked' },
  fields: pair,
  facts: ['keys.0', 'keys.1'],
  postedBy: ['programme-office'],
});
export const householdsUnlinked = eventType({
  name: 'HouseholdsUnlinked',
  domain,
  label: { nl: 'Huishoudens ontkoppeld', en: 'Households unlinked' },
  fields: pair,
  facts: ['keys.0', 'keys.1'],
  postedBy: ['programme-office'],
});

export const correctionEvents = [
  entryCorrected,
  entryRetracted,
  entryReinstated,
  householdsLinked,
  householdsUnlinked,
] as const;
