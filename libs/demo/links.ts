import { nextDelivery, type Entry, type Sender } from './delivery.js';
import type { Twin } from './households.js';
import { Random } from './random.js';

/**
 * The programme office finds twins among the households and links them; some links prove wrong, a few of those
 * right after all.
 */
export function links(office: Sender, twins: readonly Twin[]): readonly Entry[] {
  const random = new Random('links');
  return twins.flatMap(({ keys, day }) => {
    const made: Entry[] = [];
    let recordedDay = day + 30;
    const add = (name: 'HouseholdsLinked' | 'HouseholdsUnlinked', reasonText: string): void => {
      recordedDay = nextDelivery(undefined, recordedDay + random.int(1, 120));
      const data = { keys, reason: 'WRONG_SUBJECT', reasonText };
      made.push(office.entry({ name, day: recordedDay, data }, recordedDay));
    };
    add('HouseholdsLinked', 'Twee sleutels, één huishouden');
    if (random.chance(0.25)) {
      add('HouseholdsUnlinked', 'Toch twee huishoudens');
      if (random.chance(0.3)) add('HouseholdsLinked', 'Na navraag toch één huishouden');
    }
    return made;
  });
}
