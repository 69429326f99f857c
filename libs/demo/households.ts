import { dayOf } from '#libs/programme';
import { householdStory } from './household-story.js';
import { householdKey } from './identity.js';
import type { Intervention } from './intervention-story.js';
import type { DemoPartner } from './partners.js';
import { Random } from './random.js';
import { LAST_DAY, monthsBetween, outreachFactor, ramp, workday } from './seasons.js';
import type { DemoEvent } from './story.js';

/** Two keys that turned out to be one household, from the day the second came into use. */
export interface Twin {
  readonly keys: readonly [string, string];
  readonly day: number;
}

/**
 * The households of the whole programme: partners work from one pool, so that some are found by two of them, or in
 * two areas.
 */
export class Households {
  readonly twins: Twin[] = [];
  private readonly pool = new Map<string, string[]>();

  constructor(private readonly scale: number) {}

  /** What a partner does in one area from the day it starts there. */
  outreach(
    partner: DemoPartner,
    neighbourhoodId: string,
    from: number,
    interventions: readonly Intervention[],
  ): readonly DemoEvent[] {
    const random = new Random(`outreach/${partner.partnerId}/${neighbourhoodId}`);
    const skill = random.between(0.9, 1.12);
    const until = partner.until === undefined ? LAST_DAY : dayOf(partner.until);
    return monthsBetween(from, until).flatMap((month, nth) => {
      const mean = partner.households * outreachFactor(month.month) * ramp(nth) * this.scale;
      return Array.from({ length: random.about(mean) }, () => {
        const day = workday(random.int(month.first, month.last));
        const running = interventions.find((one) => one.start <= day && day <= one.end);
        return householdStory(random, {
          place: {
            neighbourhoodId,
            ...(running && random.chance(0.5) ? { interventionId: running.interventionId } : {}),
          },
          householdKey: this.choose(random, neighbourhoodId, day),
          day,
          renovates: partner.kind === 'HOUSING_CORPORATION',
          skill,
        });
      }).flat();
    });
  }

  /** Mostly a new household; sometimes one that is known here, moved here, or known here under another key. */
  private choose(random: Random, neighbourhoodId: string, day: number): string {
    const here = this.pool.get(neighbourhoodId) ?? [];
    this.pool.set(neighbourhoodId, here);
    const draw = random.next();
    if (draw < 0.11 && here.length > 0) return random.pick(here);
    const elsewhere = [...this.pool.values()].filter((households) => households.length > 0);
    if (draw < 0.13 && elsewhere.length > 0) return random.pick(random.pick(elsewhere));
    const key = householdKey(`${neighbourhoodId}/${here.length}`);
    if (draw > 0.993 && here.length > 0) this.twins.push({ keys: [random.pick(here), key], day });
    here.push(key);
    return key;
  }
}
