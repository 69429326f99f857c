import { dayOf } from '#libs/programme';
import type { DemoPartner } from './partners.js';
import { Random } from './random.js';
import { buildingFactor, LAST_DAY, monthsBetween, ramp, workday } from './seasons.js';
import type { DemoEvent } from './story.js';
import { streetStory, triggersOf } from './street-story.js';

/** The streets of the whole programme, in segments; one work in eight opens a street that another opened before. */
export class Streets {
  private readonly segments = new Map<string, number>();

  constructor(private readonly scale: number) {}

  works(partner: DemoPartner, neighbourhoodId: string, from: number): readonly DemoEvent[] {
    const random = new Random(`works/${partner.partnerId}/${neighbourhoodId}`);
    const until = partner.until === undefined ? LAST_DAY : dayOf(partner.until);
    const triggers = triggersOf(partner.partnerId);
    let number = 0;
    return monthsBetween(from, until).flatMap((month, nth) => {
      const mean = partner.works * buildingFactor(month.month) * ramp(nth) * this.scale;
      return Array.from({ length: random.about(mean) }, () =>
        streetStory(random, {
          place: { neighbourhoodId },
          workId: `werk-${(number += 1)}-${neighbourhoodId}`,
          segmentIds: this.choose(random, neighbourhoodId),
          triggers,
          day: workday(random.int(month.first, month.last)),
        }),
      ).flat();
    });
  }

  private choose(random: Random, neighbourhoodId: string): readonly string[] {
    const known = this.segments.get(neighbourhoodId) ?? 0;
    const count = random.int(1, 5);
    const again = known > count && random.chance(0.12);
    const first = again ? random.int(1, known - count + 1) : known + 1;
    if (!again) this.segments.set(neighbourhoodId, known + count);
    return Array.from({ length: count }, (_, i) => `${neighbourhoodId}/straatdeel-${first + i}`);
  }
}
