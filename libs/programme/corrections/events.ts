import { code, list, object, optional, pattern, pseudonym, replacement, text } from '../schema/field.js';
import { ENTRY_ID, eventTypesOf } from '../schema/event-type.js';

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
  /**
   * What last said something of the entry, as the sender knew it; refused when something else did since (decision
   * 0054).
   */
  basedOn: optional(pattern(ENTRY_ID, '0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f')),
};
const amendment = eventTypesOf({
  domain: 'corrections',
  consistency: { of: 'corrected-entry' },
  fields: target,
});
/** Linking is the programme office's: it changes distinct counts of every partner that met either household. */
const linkEvent = eventTypesOf({
  domain: 'corrections',
  postedBy: ['programme-office'],
  fields: { keys: list(pseudonym('household'), 2, 2, true), ...reason },
  facts: ['keys.0', 'keys.1'],
});

export const correctionEvents = [
  amendment(
    'EntryCorrected',
    { nl: 'Gebeurtenis gecorrigeerd', en: 'Entry corrected' },
    { replacement: replacement(), ...reason },
  ),
  amendment('EntryRetracted', { nl: 'Gebeurtenis ingetrokken', en: 'Entry retracted' }, reason),
  amendment('EntryReinstated', { nl: 'Gebeurtenis hersteld', en: 'Entry reinstated' }, reason),
  linkEvent('HouseholdsLinked', { nl: 'Huishoudens gekoppeld', en: 'Households linked' }, {}),
  linkEvent('HouseholdsUnlinked', { nl: 'Huishoudens ontkoppeld', en: 'Households unlinked' }, {}),
] as const;
