import { code, integer, list, number, object, optional, pattern, pseudonym, text } from '../schema/field.js';
import { eventTypesOf, SOMEWHERE, type Label } from '../schema/event-type.js';

export const CHANNELS = ['LETTER', 'PHONE', 'HOME_VISIT', 'WALK_IN', 'EVENT', 'DIGITAL', 'REFERRAL'] as const;
export const TENURES = ['SOCIAL_RENT', 'PRIVATE_RENT', 'OWNER', 'UNKNOWN'] as const;
const TOPICS = ['ENERGY', 'FINANCES', 'LONELINESS', 'SAFETY', 'HEALTH', 'WORK', 'HOUSING', 'OTHER'] as const;
const HELP_KINDS = [
  'ENERGY_ADVICE',
  'ENERGY_FIX',
  'DEBT',
  'BENEFITS',
  'WELFARE',
  'CARE',
  'WORK',
  'OTHER',
] as const;
const REFERRAL_TO = ['DEBT', 'WELFARE', 'CARE', 'WORK', 'SAFETY', 'OTHER'] as const;
const OUTCOMES = ['RESOLVED', 'IMPROVED', 'UNCHANGED', 'DROPPED_OUT', 'UNKNOWN'] as const;

const label = (nl: string, en: string): Label => ({ nl, en });

/** Small measures by the codes that partners use most; another code is taken too. */
const SMALL_MEASURES: Readonly<Record<string, Label>> = {
  LED_BULB: label('Ledlamp', 'LED bulb'),
  RADIATOR_FOIL: label('Radiatorfolie', 'Radiator foil'),
  DRAUGHT_STRIP: label('Tochtstrip', 'Draught strip'),
  DOOR_CLOSER: label('Deurdranger', 'Door closer'),
  PIPE_INSULATION: label('Leidingisolatie', 'Pipe insulation'),
  WATER_SAVING_SHOWER: label('Waterbesparende douchekop', 'Water-saving shower head'),
  TIMER_PLUG: label('Tijdschakelaar', 'Timer plug'),
  LETTERBOX_BRUSH: label('Brievenbusborstel', 'Letterbox brush'),
  RADIATOR_FAN: label('Radiatorventilator', 'Radiator fan'),
  HEATING_TUNED: label('Verwarming waterzijdig ingeregeld', 'Heating balanced'),
};

/** What a renovation does to a dwelling, likewise. */
const RENOVATIONS: Readonly<Record<string, Label>> = {
  ROOF: label('Dakisolatie', 'Roof insulation'),
  FLOOR: label('Vloerisolatie', 'Floor insulation'),
  WALL: label('Gevelisolatie', 'Wall insulation'),
  GLAZING: label('Isolerend glas', 'Insulating glazing'),
  VENTILATION: label('Ventilatie', 'Ventilation'),
};

const householdEvent = eventTypesOf({
  domain: 'households',
  werklijn: 1,
  fields: { ...SOMEWHERE, householdKey: pseudonym('household') },
  facts: ['householdKey'],
});

const helpKind = { helpKind: code('helpKind', HELP_KINDS) };

const referral = { to: code('referralTo', REFERRAL_TO) };

export const householdEvents = [
  householdEvent(
    'HouseholdApproached',
    { nl: 'Huishouden benaderd', en: 'Household approached' },
    { channel: code('channel', CHANNELS), attempt: optional(integer(1, 100)) },
    ['channel'],
  ),
  /** Two-way contact; a leaflet is not a reach. Stored version 1 had a single `topic`. */
  householdEvent(
    'HouseholdReached',
    { nl: 'Huishouden bereikt', en: 'Household reached' },
    {
      channel: code('channel', CHANNELS),
      tenure: code('tenure', TENURES),
      topics: list(code('topic', TOPICS), 0, 8),
    },
    ['channel', 'tenure'],
    2,
  ),
  householdEvent('HelpOffered', { nl: 'Hulp aangeboden', en: 'Help offered' }, helpKind, ['helpKind']),
  householdEvent('HelpAccepted', { nl: 'Hulp geaccepteerd', en: 'Help accepted' }, helpKind, ['helpKind']),
  householdEvent('HelpDeclined', { nl: 'Hulp geweigerd', en: 'Help declined' }, helpKind, ['helpKind']),
  householdEvent('ReferralStarted', { nl: 'Doorverwijzing gestart', en: 'Referral started' }, referral, [
    'to',
  ]),
  householdEvent('ReferralTakenUp', { nl: 'Doorverwijzing opgepakt', en: 'Referral taken up' }, referral, [
    'to',
  ]),
  /** One visit. The saving is the estimate for the household as it stands after the visit, per year. */
  householdEvent(
    'EnergyFixDelivered',
    { nl: 'Kleine maatregelen aangebracht', en: 'Small measures delivered' },
    {
      items: list(
        object('EnergyFixItem', {
          code: pattern('^[A-Z0-9][A-Z0-9_]{0,49}$', 'LED_BULB', SMALL_MEASURES),
          quantity: integer(1, 1000),
        }),
        1,
        50,
        false,
      ),
      saving: optional(
        object('EstimatedSaving', {
          gasM3: optional(number(0, 3000, 'm³')),
          kWh: optional(number(0, 6000, 'kWh')),
          eur: optional(number(0, 3000, '€')),
          methodId: text(100),
        }),
      ),
    },
    ['saving.gasM3', 'saving.kWh', 'saving.eur'],
  ),
  householdEvent(
    'HomeRenovated',
    { nl: 'Woning gerenoveerd', en: 'Home renovated' },
    { measures: list(pattern('^[A-Z0-9][A-Z0-9_]{0,49}$', 'ROOF', RENOVATIONS), 1, 50) },
  ),
  householdEvent(
    'SupportConcluded',
    { nl: 'Ondersteuning afgesloten', en: 'Support concluded' },
    { ...helpKind, outcome: code('outcome', OUTCOMES) },
    ['helpKind', 'outcome'],
  ),
] as const;
