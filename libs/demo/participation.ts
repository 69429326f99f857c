import { dayOf, FIRST_NEIGHBOURHOODS } from '#libs/programme';
import type { Entry, Sender } from './delivery.js';
import { DEMO_PARTNERS, type DemoPartner } from './partners.js';
import { dateOf, FIRST_DAY, workday } from './seasons.js';

/** The day a partner begins in the areas it joins later. */
export const laterStart = (partner: DemoPartner): number => workday(dayOf(partner.from) + 182);

/** The register: areas on the first day, partners when they join, and what changes afterwards. */
export function participation(office: Sender): readonly Entry[] {
  const areas = FIRST_NEIGHBOURHOODS.map((area) =>
    office.entry(
      {
        name: 'NeighbourhoodRegistered',
        day: FIRST_DAY,
        data: { ...area, occurredOn: dateOf(FIRST_DAY) },
      },
      FIRST_DAY,
    ),
  );
  const partners = DEMO_PARTNERS.flatMap((partner) => {
    const day = Math.max(FIRST_DAY, dayOf(partner.from) - 7);
    const { partnerId, name, kind, oin, werklijnen, neighbourhoodIds, laterNeighbourhoodIds } = partner;
    const data = { occurredOn: dateOf(day), partnerId, name, kind, oin, werklijnen, neighbourhoodIds };
    const joined = office.entry({ name: 'PartnerRegistered', day, data }, day);
    if (laterNeighbourhoodIds.length === 0) return [joined];
    const later = laterStart(partner) - 5;
    const change = {
      occurredOn: dateOf(later),
      partnerId,
      neighbourhoodIds: [...neighbourhoodIds, ...laterNeighbourhoodIds],
    };
    return [
      joined,
      office.entry({ name: 'PartnerParticipationChanged', day: later, data: change }, workday(later)),
    ];
  });
  return [...areas, ...partners];
}
