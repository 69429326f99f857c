import type { EventName } from '#libs/programme';
import type { Random } from './random.js';
import { dateOf } from './seasons.js';

/** Something that happened, before anybody handed it in. */
export interface DemoEvent {
  readonly name: EventName;
  /** Days since 1970 on which it happened. */
  readonly day: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface DemoSite {
  readonly neighbourhoodId: string;
  readonly interventionId?: string;
}

const EVIDENCE = { REGISTRATION: 58, PARTNER_STATEMENT: 30, INSPECTION: 9, ESTIMATE: 3 };

/** One thing told with the common fields of everything that happens somewhere. */
export const demoEvent = (
  random: Random,
  place: DemoSite,
  name: EventName,
  day: number,
  data: Readonly<Record<string, unknown>>,
): DemoEvent => ({
  name,
  day,
  data: { occurredOn: dateOf(day), ...place, evidence: random.weighted(EVIDENCE), ...data },
});
