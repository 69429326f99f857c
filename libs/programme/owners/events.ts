import { code, id, integer, number, optional, pattern, pseudonym } from '../schema/field.js';
import { eventTypesOf, SOMEWHERE } from '../schema/event-type.js';

/** Energy labels from worst to best; a step is one place in this list. */
export const ENERGY_LABELS = ['G', 'F', 'E', 'D', 'C', 'B', 'A', 'A+', 'A++', 'A+++', 'A++++'] as const;
export const SCHEMES = [
  'WARMTEFONDS',
  'ISDE',
  'SVVE',
  'SPUK_LAI',
  'MUNICIPAL',
  'OWN_MEANS',
  'OTHER',
] as const;
export const MEASURES = [
  'FLOOR',
  'WALL',
  'ROOF',
  'GLAZING',
  'VENTILATION',
  'HEAT_PUMP',
  'HEAT_NETWORK',
  'SOLAR',
  'OTHER',
] as const;
const SUPPORT_FORMS = ['GRANT', 'EXPERTISE', 'NETWORK', 'SPACE', 'OTHER'] as const;

const ownerEvent = eventTypesOf({ domain: 'owners', werklijn: 3, fields: SOMEWHERE });

const dwelling = { dwellingKey: pseudonym('dwelling') };
const energyLabel = pattern('^(A\\+{0,4}|[B-G])$', 'A++');

const financing = {
  ...dwelling,
  scheme: code('financingScheme', SCHEMES),
  amountCents: integer(1, 100_000_000_000),
};
const financingFacts = ['dwellingKey', 'scheme', 'amountCents'] as const;

export const ownerEvents = [
  ownerEvent(
    'OwnerAdvised',
    { nl: 'Eigenaar geadviseerd', en: 'Owner advised' },
    { ...dwelling, labelBefore: optional(energyLabel), poorParts: optional(integer(0, 4)) },
    ['dwellingKey', 'labelBefore', 'poorParts'],
  ),
  ownerEvent('OwnerSupportStarted', { nl: 'Ontzorging gestart', en: 'Owner support started' }, dwelling, [
    'dwellingKey',
  ]),
  ownerEvent(
    'FinancingArranged',
    { nl: 'Financiering geregeld', en: 'Financing arranged' },
    financing,
    financingFacts,
  ),
  ownerEvent(
    'FinancingPaid',
    { nl: 'Financiering uitbetaald', en: 'Financing paid' },
    financing,
    financingFacts,
  ),
  ownerEvent(
    'FinancingWithdrawn',
    { nl: 'Financiering ingetrokken', en: 'Financing withdrawn' },
    financing,
    financingFacts,
  ),
  /** Installed, not ordered. */
  ownerEvent(
    'MeasureInstalled',
    { nl: 'Maatregel uitgevoerd', en: 'Measure installed' },
    {
      ...dwelling,
      measure: code('installedMeasure', MEASURES),
      areaM2: optional(number(0, 1000, 'm²')),
      costCents: optional(integer(0, 100_000_000_000)),
    },
    ['dwellingKey', 'measure'],
  ),
  ownerEvent(
    'EnergyLabelRegistered',
    { nl: 'Energielabel geregistreerd', en: 'Energy label registered' },
    { ...dwelling, label: energyLabel },
    ['dwellingKey', 'label'],
  ),
  /** An owners' association (vereniging van eigenaren) decides for all its dwellings at once. */
  ownerEvent(
    'OwnersAssociationDecided',
    { nl: 'VvE-besluit', en: 'Owners’ association decision' },
    {
      vveKey: id('vve', 'programme'),
      dwellings: integer(1, 2000),
      decision: code('vveDecision', ['ADOPTED', 'REJECTED', 'POSTPONED']),
    },
    ['vveKey', 'dwellings', 'decision'],
  ),
  ownerEvent(
    'ResidentInitiativeSupported',
    { nl: 'Bewonersinitiatief ondersteund', en: 'Residents’ initiative supported' },
    {
      initiativeId: id('initiative', 'partner'),
      form: code('supportForm', SUPPORT_FORMS),
      members: integer(0, 100_000),
    },
    ['initiativeId', 'form', 'members'],
  ),
] as const;
