import { dayOf, periodDays } from '#libs/programme';
import type { Sender } from './delivery.js';
import { type Entry } from './delivery.js';
import type { DemoPartner } from './partners.js';
import { Random } from './random.js';
import { dateOf, LAST_DAY, workday } from './seasons.js';

/** An edition that the programme office publishes; its figures and digest follow from the log at that moment. */
export interface DemoEdition {
  readonly period: string;
  readonly status: 'PROVISIONAL' | 'REVISED_PROVISIONAL' | 'FINAL';
  readonly title: string;
  /** Whom it is for. */
  readonly profile: 'INTERNAL' | 'NATIONAL' | 'PUBLIC';
  /** Why the edition of the period before this one is superseded; absent for the first. */
  readonly reason?: string;
}

export const HALF_YEARS = ['2023-H2', '2024-H1', '2024-H2', '2025-H1', '2025-H2', '2026-H1'] as const;

const DUE_AFTER = 31;
const CLOSED_AFTER = 45;
const PUBLISHED_AFTER = 47;

const endOf = (period: string): number => periodDays(period)?.to ?? 0;
const titleOf = (period: string): string =>
  `Voortgang ${period.endsWith('H1') ? 'eerste' : 'tweede'} halfjaar ${period.slice(0, 4)}`;

/** The first half-year was for the ministry alone until it was final. */
const profileOf = (period: string): DemoEdition['profile'] => (period === '2023-H2' ? 'NATIONAL' : 'PUBLIC');

/** The six half-yearly editions, and the two that supersede one of them, with the day each is published. */
export const EDITIONS: readonly (readonly [day: number, edition: DemoEdition])[] = [
  ...HALF_YEARS.map((period): [number, DemoEdition] => [
    workday(endOf(period) + PUBLISHED_AFTER),
    { period, status: 'PROVISIONAL', title: titleOf(period), profile: profileOf(period) },
  ]),
  [
    workday(dayOf('2024-11-18')),
    {
      period: '2023-H2',
      status: 'FINAL',
      title: `${titleOf('2023-H2')}, definitief`,
      profile: 'PUBLIC',
      reason: 'Alle nagekomen gegevens en correcties over 2023 zijn verwerkt',
    },
  ],
  [
    workday(dayOf('2025-05-19')),
    {
      period: '2024-H2',
      status: 'REVISED_PROVISIONAL',
      title: `${titleOf('2024-H2')}, nader voorlopig`,
      profile: 'PUBLIC',
      reason: 'Twee partners leverden na de sluiting nog gegevens aan',
    },
  ],
];

const NARRATIVES = [
  'De fixteams draaien nu in alle wijken. In de winter lukte het beter om achter de voordeur te komen dan in de zomer.',
  'We bereikten minder huishoudens dan gepland, omdat twee medewerkers langdurig uitvielen. Vanaf volgend kwartaal zijn we weer op sterkte.',
  'Bewoners vragen vaker naar hulp bij schulden dan naar isolatie. We hebben de samenwerking met schuldhulp daarom uitgebreid.',
  'De werkzaamheden aan het warmtenet liepen uit; de straten gaan in één keer open en groen weer dicht.',
  'Drie bewoners die via ons een opleiding volgden werken nu zelf als energiecoach in de wijk.',
  'De samenwerking met de verenigingen van eigenaars kost tijd, maar de eerste besluiten zijn genomen.',
];
const RETURNED = [
  'De laatste maand van de periode lijkt te ontbreken; wilt u dat nagaan?',
  'Het aantal contacten is drie keer zo hoog als anders; klopt dit?',
];

/**
 * What is asked of partners each half-year and what they hand in: most on time, some late, some returned first, a
 * few never.
 */
export function reporting(
  office: Sender,
  partners: readonly DemoPartner[],
  senderOf: (partner: DemoPartner) => Sender,
): readonly Entry[] {
  const random = new Random('reporting');
  return HALF_YEARS.flatMap((period) => {
    const end = endOf(period);
    const dueOn = end + DUE_AFTER;
    const byOffice = (name: Entry['name'], day: number, data: object): Entry => {
      const on = workday(day);
      return office.entry({ name, day: on, data: { occurredOn: dateOf(on), ...data } }, on);
    };
    const opened = byOffice('ReportingPeriodOpened', end - 30, { period, dueOn: dateOf(dueOn) });
    const closed = byOffice('ReportingPeriodClosed', end + CLOSED_AFTER, { period });
    const made = partners
      .filter(({ from, until }) => dayOf(from) <= end && (until === undefined || dayOf(until) > dueOn))
      .flatMap((partner) => submission(random, partner, senderOf(partner), period, dueOn, byOffice));
    return [opened, ...made, closed];
  }).filter(({ recordedDay }) => recordedDay <= LAST_DAY);
}

function submission(
  random: Random,
  partner: DemoPartner,
  sender: Sender,
  period: string,
  dueOn: number,
  byOffice: (name: Entry['name'], day: number, data: object) => Entry,
): readonly Entry[] {
  const { partnerId } = partner;
  if (random.chance(0.06)) return [];
  const narrative = random.chance(0.75) ? { narrative: random.pick(NARRATIVES) } : {};
  const make = (day: number): Entry => {
    const on = workday(day);
    return sender.entry(
      { name: 'SubmissionMade', day: on, data: { occurredOn: dateOf(on), period, ...narrative } },
      on,
    );
  };
  // On a day before the period is closed; late ones come after the due date.
  const first = workday(random.chance(0.86) ? dueOn - random.int(1, 20) : dueOn + random.int(1, 6));
  const steps = [make(first)];
  let last = first;
  if (random.chance(0.12)) {
    steps.push(
      byOffice('SubmissionReturned', last + 2, { partnerId, period, reason: random.pick(RETURNED) }),
    );
    last = workday(workday(last + 2) + 3);
    steps.push(make(last));
  }
  if (random.chance(0.93)) steps.push(byOffice('SubmissionAccepted', last + 2, { partnerId, period }));
  return steps;
}
