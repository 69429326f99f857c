import { dayOf } from '#libs/programme';
import { associationStory, dwellingStory, initiativeStory } from './owner-story.js';
import type { DemoPartner } from './partners.js';
import { Random } from './random.js';
import { LAST_DAY, monthsBetween, outreachFactor, ramp, workday } from './seasons.js';
import type { DemoEvent } from './story.js';
import { personStory } from './work-story.js';

/**
 * Participants and private owners of the programme; a dwelling in two partners' areas is sometimes advised by both.
 */
export class PeopleAndOwners {
  private readonly dwellings = new Map<string, number>();
  private readonly persons = new Map<string, number>();

  constructor(private readonly scale: number) {}

  /** Werklijn 2 of a partner in one area from the day it starts there. */
  people(partner: DemoPartner, neighbourhoodId: string, from: number): readonly DemoEvent[] {
    const random = new Random(`people/${partner.partnerId}/${neighbourhoodId}`);
    return this.monthly(random, partner, from, partner.participants, (day) => {
      const number = (this.persons.get(partner.partnerId) ?? 0) + 1;
      this.persons.set(partner.partnerId, number);
      return personStory(random, { place: { neighbourhoodId }, partnerId: partner.partnerId, number, day });
    });
  }

  /** Werklijn 3 of a partner in one area from the day it starts there. */
  owners(partner: DemoPartner, neighbourhoodId: string, from: number): readonly DemoEvent[] {
    const random = new Random(`owners/${partner.partnerId}/${neighbourhoodId}`);
    const place = { neighbourhoodId };
    let [associations, initiatives] = [0, 0];
    return [
      ...this.monthly(random, partner, from, partner.owners, (day) => {
        const dwelling = this.choose(random, neighbourhoodId);
        return dwellingStory(random, { place, dwelling, day });
      }),
      ...this.monthly(random, partner, from, partner.owners / 30, (day) =>
        associationStory(random, place, (associations += 1), day),
      ),
      ...this.monthly(random, partner, from, partner.owners / 30, (day) =>
        initiativeStory(random, place, (initiatives += 1), day),
      ),
    ];
  }

  /** Mostly a dwelling nobody came to before. */
  private choose(random: Random, neighbourhoodId: string): string {
    const known = this.dwellings.get(neighbourhoodId) ?? 0;
    if (known > 0 && random.chance(0.09)) return `${neighbourhoodId}/${random.int(1, known)}`;
    this.dwellings.set(neighbourhoodId, known + 1);
    return `${neighbourhoodId}/${known + 1}`;
  }

  private monthly(
    random: Random,
    partner: DemoPartner,
    from: number,
    mean: number,
    story: (day: number) => readonly DemoEvent[],
  ): readonly DemoEvent[] {
    const until = partner.until === undefined ? LAST_DAY : dayOf(partner.until);
    return monthsBetween(from, until).flatMap((month, nth) => {
      const count = random.about(mean * outreachFactor(month.month) * ramp(nth) * this.scale);
      return Array.from({ length: count }, () => story(workday(random.int(month.first, month.last)))).flat();
    });
  }
}
