import { dayOf } from '#libs/programme';
import type { DemoPartner } from './partners.js';
import type { Random } from './random.js';
import { dateOf, weekday, workday } from './seasons.js';
import type { DemoEvent } from './story.js';

/** One entry as it will be handed in: who, when, under which id. `partner` undefined is the programme office. */
export interface Entry extends DemoEvent {
  readonly partner: DemoPartner | undefined;
  readonly id: string;
  /** Days since 1970 on which it reaches the log. */
  readonly recordedDay: number;
}

const QUARTER_MONTHS = new Set(['01', '04', '07', '10']);

function delivers(partner: DemoPartner | undefined, day: number): boolean {
  const dayOfMonth = Number(dateOf(day).slice(8));
  switch (partner?.cadence) {
    case 'weekly':
      return weekday(day) === 1 + (partner.partnerId.length % 5);
    case 'monthly':
      return dayOfMonth === 3 + (partner.partnerId.length % 8);
    case 'quarterly':
      return dayOfMonth === 12 && QUARTER_MONTHS.has(dateOf(day).slice(5, 7));
    default:
      return true;
  }
}

/** The first day on or after `day` on which the partner hands in; never before `day`. */
export function nextDelivery(partner: DemoPartner | undefined, day: number): number {
  let found = day;
  while (!delivers(partner, found)) found++;
  return workday(found);
}

/** Hands out the ids of a sender; a letter before the number keeps it from looking like anybody's number. */
export class Sender {
  private count = 0;

  constructor(readonly partner: DemoPartner | undefined) {}

  entry(event: DemoEvent, recordedDay: number): Entry {
    this.count += 1;
    return { ...event, partner: this.partner, id: `e${String(this.count).padStart(6, '0')}`, recordedDay };
  }
}

/** Most is logged within days; some comes months late. Undefined when the partner had fallen silent by then. */
export function deliver(random: Random, sender: Sender, event: DemoEvent): Entry | undefined {
  const lag = random.chance(0.035) ? random.int(45, 250) : random.chance(0.3) ? random.int(1, 12) : 0;
  const recordedDay = nextDelivery(sender.partner, event.day + lag);
  const until = sender.partner?.until;
  return until !== undefined && recordedDay > dayOf(until) ? undefined : sender.entry(event, recordedDay);
}
