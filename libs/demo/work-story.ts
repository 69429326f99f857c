import { personKey } from './identity.js';
import type { Random } from './random.js';
import { dateOf, workday } from './seasons.js';
import { demoEvent, type DemoSite, type DemoEvent } from './story.js';

const AGES = { UNDER_27: 34, FROM_27_TO_54: 44, FROM_55: 14, UNKNOWN: 8 };
const GROUPS = { YOUTH: 27, WORKING: 16, JOBSEEKER: 51, UNKNOWN: 6 };
const RESIDENT = { YES: 64, NO: 24, UNKNOWN: 12 };
const TRAININGS = { CERTIFICATE: 34, BBL: 22, ENERGY_COACH: 18, LANGUAGE: 16, BOL: 10 };
const PLACEMENTS = {
  REGULAR: 42,
  APPRENTICESHIP_BBL: 21,
  TRIAL: 13,
  INTERNSHIP: 11,
  SHELTERED: 7,
  SECONDMENT: 6,
};
const SECTORS = { TECHNICAL: 55, ENERGY_COACH: 13, CIRCULAR: 14, OTHER: 18 };
const ENDED = { CONTRACT_ENDED: 44, OTHER_JOB: 24, TRAINING: 10, ILLNESS: 8, DISMISSED: 7, UNKNOWN: 7 };
const HOURS = [8, 16, 20, 24, 28, 32, 36, 36, 40];

export interface PersonSetting {
  readonly place: DemoSite;
  readonly partnerId: string;
  /** Which of the partner's participants, from 1. */
  readonly number: number;
  readonly day: number;
}

type Add = (name: DemoEvent['name'], day: number, data: Record<string, unknown>) => void;

/** What becomes of one participant: enrolled, mostly trained, sometimes placed, and whether that work lasts. */
export function personStory(
  random: Random,
  { place, partnerId, number, day }: PersonSetting,
): readonly DemoEvent[] {
  const events: DemoEvent[] = [];
  const key = personKey(partnerId, number);
  const add: Add = (name, on, data) => events.push(demoEvent(random, place, name, on, data));
  add('ParticipantEnrolled', day, {
    personKey: key,
    ageBand: random.weighted(AGES),
    group: random.weighted(GROUPS),
    residentOfNeighbourhood: random.weighted(RESIDENT),
  });
  const trained = random.chance(0.72) ? train(random, key, day, add) : day;
  if (random.chance(0.46)) work(random, { key, first: `plaatsing-${number}`, from: trained }, add);
  return events;
}

/** Courses are given to a group at a time, so they share an id. Returns the day it was over. */
function train(random: Random, key: string, day: number, add: Add): number {
  const kind = random.weighted(TRAININGS);
  const started = workday(day + random.int(3, 45));
  const course = {
    trainingId: `${kind.toLowerCase().replace('_', '-')}-${dateOf(started).slice(0, 7)}`,
    kind,
  };
  const field = kind === 'ENERGY_COACH' ? 'ENERGY_COACH' : random.weighted(SECTORS);
  add('TrainingStarted', started, { personKey: key, ...course, field });
  const over = workday(
    started + (kind === 'BBL' || kind === 'BOL' ? random.int(200, 380) : random.int(30, 130)),
  );
  if (random.chance(0.17))
    add('TrainingDropped', workday((started + over) >> 1), { personKey: key, ...course });
  else
    add('TrainingCompleted', over, { personKey: key, ...course, ...(random.chance(0.9) ? { field } : {}) });
  return kind === 'BBL' ? started : over;
}

interface Work {
  readonly key: string;
  readonly first: string;
  readonly from: number;
}

function work(random: Random, { key, first, from }: Work, add: Add): void {
  let start = workday(from + random.int(5, 90));
  for (let nth = 1; nth <= 3; nth++) {
    const placementId = `${first}-${nth}`;
    const kind = random.weighted(PLACEMENTS);
    add('PlacementStarted', start, {
      placementId,
      personKey: key,
      kind,
      hoursPerWeek: random.pick(HOURS),
      sector: random.weighted(SECTORS),
    });
    const lasts = kind === 'TRIAL' ? random.int(20, 62) : random.chance(0.7) ? random.int(20, 280) : Infinity;
    for (const after of [90, 184, 365])
      if (after < lasts && random.chance(0.58)) confirm(random, placementId, start + after, add);
    if (lasts === Infinity) return;
    const end = workday(start + lasts);
    // Now and then nobody tells that it ended.
    if (random.chance(0.88))
      add('PlacementEnded', end, { placementId, endedOn: dateOf(end), reason: random.weighted(ENDED) });
    if (!random.chance(0.45)) return;
    start = workday(end + random.int(0, 45));
  }
}

function confirm(random: Random, placementId: string, day: number, add: Add): void {
  const on = workday(day + random.int(0, 20));
  add('PlacementConfirmed', on, { placementId, confirmedOn: dateOf(on) });
}
