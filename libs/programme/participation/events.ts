import { code, date, integer, list, number, object, optional, pattern, text } from '../schema/field.js';
import { eventType, NEIGHBOURHOOD_ID, PARTNER_ID } from '../schema/event-type.js';

export const PARTNER_KINDS = [
  'MUNICIPALITY',
  'HOUSING_CORPORATION',
  'MINISTRY',
  'EDUCATION',
  'REGIONAL_WORK_COMPANY',
  'ENERGY_COOPERATIVE',
  'RESIDENTS_GROUP',
  'KNOWLEDGE_INSTITUTE',
  'OTHER',
] as const;

/** Organisatie-identificatienummer; prefix 00000099 is the test range. */
export const OIN_PATTERN = '^\\d{8}([0-9A-Z]{9}\\d{3}|[0-9A-Z]{8}0000)$';

const office = { postedBy: ['programme-office'], domain: 'participation' } as const;
const partnerId = pattern(PARTNER_ID, 'gemeente-duindorp');
const neighbourhoodId = pattern(NEIGHBOURHOOD_ID, 'utrecht-overvecht');
const participation = {
  werklijnen: list(integer(1, 4), 0, 4),
  neighbourhoodIds: list(neighbourhoodId, 0, 500),
};
const oin = optional(pattern(OIN_PATTERN, '00000099000000001000'));
const kind = code('partnerKind', PARTNER_KINDS);

export const partnerRegistered = eventType({
  ...office,
  name: 'PartnerRegistered',
  label: { nl: 'Partner geregistreerd', en: 'Partner registered' },
  fields: {
    occurredOn: optional(date({ past: true })),
    partnerId,
    name: text(200),
    kind,
    oin,
    ...participation,
  },
  consistency: { of: 'life-cycle', subject: 'partner' },
});

/** What is left out stays as it was. */
export const partnerParticipationChanged = eventType({
  ...office,
  name: 'PartnerParticipationChanged',
  label: { nl: 'Deelname gewijzigd', en: 'Participation changed' },
  fields: {
    occurredOn: optional(date({ past: true })),
    partnerId,
    name: optional(text(200)),
    kind: optional(kind),
    oin,
    werklijnen: optional(participation.werklijnen),
    neighbourhoodIds: optional(participation.neighbourhoodIds),
  },
  consistency: { of: 'life-cycle', subject: 'partner' },
});

export const neighbourhoodRegistered = eventType({
  ...office,
  name: 'NeighbourhoodRegistered',
  label: { nl: 'Gebied geregistreerd', en: 'Neighbourhood registered' },
  fields: {
    occurredOn: optional(date({ past: true })),
    neighbourhoodId,
    name: text(200),
    municipality: optional(text(200)),
    municipalityCode: pattern('^GM\\d{4}$', 'GM0344'),
    lat: number(50, 54, '°'),
    lon: number(3, 8, '°'),
    cbsCodes: optional(
      list(
        object('CbsCodes', {
          edition: integer(2020, 2100),
          codes: list(pattern('^(WK\\d{4}[0-9A-Z]{2}|BU\\d{4}[0-9A-Z]{4})$', 'BU0344AA01'), 1, 500),
        }),
        0,
        50,
        false,
      ),
    ),
  },
  consistency: { of: 'life-cycle', subject: 'neighbourhood' },
});

export const participationEvents = [
  partnerRegistered,
  partnerParticipationChanged,
  neighbourhoodRegistered,
] as const;
