import type { Cause } from '#libs/indicators';
import type { Label } from '#libs/programme';

/** Why a figure became another, in words (KPIS.md, "Restatement"). */
export const CAUSE_LABELS: Readonly<Record<Cause, Label>> = {
  late: { nl: 'Nagekomen', en: 'Late entries' },
  new: { nl: 'Nieuw', en: 'New entries' },
  corrections: { nl: 'Correcties', en: 'Corrections' },
  retractions: { nl: 'Intrekkingen en herstel', en: 'Retractions and reinstatements' },
  links: { nl: 'Koppelingen van huishoudens', en: 'Household links' },
  participation: { nl: 'Deelname van partners', en: 'Participation of partners' },
  definition: { nl: 'Andere definitie', en: 'Other definition' },
  laterLook: { nl: 'Later gekeken', en: 'Looked at later' },
  area: { nl: 'Gebiedsindeling', en: 'Areas' },
  disclosure: { nl: 'Onthulling', en: 'Disclosure' },
};
