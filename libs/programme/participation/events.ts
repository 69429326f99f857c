import {
  code,
  date,
  integer,
  laterStep,
  list,
  number,
  object,
  optional,
  pattern,
  text,
} from '../schema/field.js';
import { eventTypesOf, NEIGHBOURHOOD_ID, PARTNER_ID } from '../schema/event-type.js';

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

const office = { domain: 'participation', postedBy: ['programme-office'], keeps: 'whole' } as const;
const occurredOn = optional(date({ past: true }));
const partnerId = pattern(PARTNER_ID, 'gemeente-duindorp');
const neighbourhoodId = pattern(NEIGHBOURHOOD_ID, 'utrecht-overvecht');
const partner = {
  name: text(200),
  kind: code('partnerKind', PARTNER_KINDS),
  oin: optional(pattern(OIN_PATTERN, '00000099000000001000')),
  werklijnen: list(integer(1, 4), 0, 4),
  neighbourhoodIds: list(neighbourhoodId, 0, 500),
};

const partnerEvent = eventTypesOf({
  ...office,
  consistency: { of: 'life-cycle', subject: 'partner' },
  fields: { occurredOn, partnerId },
});
const neighbourhoodEvent = eventTypesOf({
  ...office,
  consistency: { of: 'life-cycle', subject: 'neighbourhood' },
  fields: { occurredOn, neighbourhoodId },
});

export const participationEvents = [
  partnerEvent('PartnerRegistered', { nl: 'Partner geregistreerd', en: 'Partner registered' }, partner),
  /** What is left out stays as it was. */
  partnerEvent(
    'PartnerParticipationChanged',
    { nl: 'Deelname gewijzigd', en: 'Participation changed' },
    laterStep(partner),
  ),
  neighbourhoodEvent(
    'NeighbourhoodRegistered',
    { nl: 'Gebied geregistreerd', en: 'Neighbourhood registered' },
    {
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
  ),
] as const;
