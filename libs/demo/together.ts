import { entryIdOf } from '#libs/platform';
import { dayOf, typeNamed, type EventName } from '#libs/programme';
import type { Entry } from './delivery.js';
import { demoSource, type DemoPartner } from './partners.js';
import { Random } from './random.js';
import { dateOf, LAST_DAY, monthsBetween, workday } from './seasons.js';
import { demoEvent, type DemoEvent } from './story.js';

const SCALES = { BLOCK: 20, NEIGHBOURHOOD: 38, DISTRICT: 27, CITY: 12, REGION: 3 };
const MISSED = {
  TIMING: 31,
  FUNDING_SILOS: 24,
  GRID_CAPACITY: 15,
  OWNERSHIP: 11,
  REGULATION: 9,
  SUPPORT: 7,
  OTHER: 3,
};
const LINKAGES = [
  ['Gesprek aan de deur bij de aanleg van het warmtenet', [1, 4]],
  ['Fixteam van leerlingen uit de wijk', [1, 2]],
  ['Energiecoaches uit de wijk adviseren eigenaren', [2, 3]],
  ['Isolatie van het complex met leerwerkplekken, de straat meteen vergroend', [2, 3, 4]],
  ['Schuldhulp aan tafel bij het advies aan eigenaren', [1, 3]],
  ['Netverzwaring samen met de isolatie van het blok', [3, 4]],
] as const;

type Obstacle = readonly [text: string, kind: string, level: string, addressedTo: string, legal: string];
const OBSTACLES: readonly Obstacle[] = [
  [
    'Een gezamenlijke aanvraag van huurders en eigenaren past niet in de regeling',
    'MINISTERIAL_RULE',
    'NATIONAL',
    'Ministerie van Volkshuisvesting en Ruimtelijke Ordening',
    'Subsidieregeling verduurzaming voor verenigingen van eigenaars',
  ],
  [
    'Gegevens over energiearmoede mogen niet met het fixteam worden gedeeld',
    'ACT',
    'NATIONAL',
    'Ministerie van Sociale Zaken en Werkgelegenheid',
    'Wet gemeentelijke schuldhulpverlening, artikel 3',
  ],
  [
    'Een leerwerkplek telt niet mee voor de uitkering',
    'DECREE',
    'NATIONAL',
    'Ministerie van Sociale Zaken en Werkgelegenheid',
    'Participatiewet, artikel 10d',
  ],
  [
    'Geld voor de leefomgeving mag niet aan de woning worden besteed',
    'GRANT_CONDITION',
    'NATIONAL',
    'Ministerie van Volkshuisvesting en Ruimtelijke Ordening',
    'Voorwaarden specifieke uitkering',
  ],
  [
    'Twee vergunningen voor één opgebroken straat',
    'LOCAL_BYLAW',
    'MUNICIPAL',
    'Gemeente, afdeling vergunningen',
    'Algemene plaatselijke verordening',
  ],
  [
    'De netbeheerder plant per postcodegebied en niet per straat',
    'PRACTICE',
    'REGIONAL',
    'Regionale netbeheerder',
    'Werkwijze netverzwaring',
  ],
  [
    'Bewoners mogen het buurthuis alleen op werkdagen gebruiken',
    'PRACTICE',
    'NEIGHBOURHOOD',
    'Wijkbeheer',
    'Huisregels',
  ],
];

const ANSWERS = [
  'De regeling laat dit nu niet toe; een verzoek om experimenteerruimte kan',
  'Wij nemen dit mee bij de eerstvolgende wijziging',
  'Dit mag al, mits het doel vooraf is vastgelegd',
  'Dit ligt bij een andere partij; wij hebben het doorgegeven',
];
const SOLUTIONS = ['De regel is aangepast', 'Er is een afspraak gemaakt', 'Het kan langs een andere weg'];

/** What partners see together: chances to combine, what stands in the way, and room asked to try it otherwise. */
export function together(
  partner: DemoPartner,
  neighbourhoodId: string,
  from: number,
  scale: number,
  inArea: readonly Entry[],
): readonly DemoEvent[] {
  const random = new Random(`together/${partner.partnerId}/${neighbourhoodId}`);
  const until = partner.until === undefined ? LAST_DAY : dayOf(partner.until);
  const years = monthsBetween(from, until).length / 12;
  const some = (mean: number, story: (number: number, day: number) => readonly DemoEvent[]) =>
    Array.from({ length: Math.max(1, Math.round(mean * years * Math.min(1, scale))) }, (_, i) =>
      story(i + 1, workday(random.int(from, Math.max(from, until - 60)))),
    ).flat();
  const place = { neighbourhoodId };
  return [
    ...some(1.3, (number, day) => linkageStory(random, place, number, day, inArea)),
    ...some(0.8, (number, day) => obstacleStory(random, place, number, day, plannedIn(inArea, partner, day))),
  ].filter(({ day }) => day <= until);
}

/** The partner's own intervention in the area that was planned last by then; of one in five nobody says. */
function plannedIn(inArea: readonly Entry[], partner: DemoPartner, by: number): readonly string[] {
  const planned = inArea.filter(
    (entry) => entry.name === 'InterventionPlanned' && entry.partner === partner && entry.day <= by,
  );
  const last = planned.sort((a, b) => a.day - b.day).at(-1);
  return last && by % 5 !== 0 ? [String(last.data.interventionId)] : [];
}

function linkageStory(
  random: Random,
  place: { readonly neighbourhoodId: string },
  number: number,
  day: number,
  inArea: readonly Entry[],
): readonly DemoEvent[] {
  const linkageId = `koppelkans-${number}-${place.neighbourhoodId}`;
  const [title, werklijnen] = random.pick(possibleWith(inArea));
  const add = (name: DemoEvent['name'], on: number, data: Record<string, unknown> = {}) =>
    events.push(demoEvent(random, place, name, workday(on), { linkageId, ...data }));
  const events: DemoEvent[] = [];
  add('LinkageIdentified', day, { title, werklijnen, scale: random.weighted(SCALES) });
  const assessed = day + random.int(14, 70);
  if (random.chance(0.85)) add('LinkageAssessed', assessed);
  const chosen = random.chance(0.66);
  if (chosen) add('LinkageChosen', assessed + random.int(10, 60));
  const over = workday(assessed + random.int(80, 330));
  const realisedBy =
    chosen && random.chance(0.7) ? twoWerklijnen(random, inArea, werklijnen, over) : undefined;
  if (realisedBy) add('LinkageRealised', over, { realisedBy });
  else if (random.chance(0.6)) add('LinkageMissed', over, { reason: random.weighted(MISSED) });
  return events;
}

/** Chances that two werklijnen at work in the area can take. */
function possibleWith(inArea: readonly Entry[]): readonly (typeof LINKAGES)[number][] {
  const there = new Set<number | undefined>(inArea.map(({ name }) => typeNamed(name).werklijn));
  const possible = LINKAGES.filter(([, werklijnen]) => werklijnen.filter((one) => there.has(one)).length > 1);
  return possible.length > 0 ? possible : LINKAGES;
}

/**
 * Ids of entries of at least two of the linkage's werklijnen that were in the log by then; undefined when there are
 * none.
 */
function twoWerklijnen(
  random: Random,
  inArea: readonly Entry[],
  wanted: readonly number[],
  by: number,
): readonly string[] | undefined {
  const found = new Map<number, Entry[]>();
  for (const entry of inArea) {
    const { werklijn } = typeNamed(entry.name);
    if (
      werklijn === undefined ||
      !wanted.includes(werklijn) ||
      entry.recordedDay > by ||
      entry.recordedDay < by - 400
    )
      continue;
    found.set(werklijn, [...(found.get(werklijn) ?? []).slice(-40), entry]);
  }
  if (found.size < 2) return undefined;
  return [...found.values()].map((entries) => {
    const { partner, id } = random.pick(entries);
    return entryIdOf(demoSource(partner), id);
  });
}

function obstacleStory(
  random: Random,
  place: { readonly neighbourhoodId: string },
  number: number,
  day: number,
  interventionIds: readonly string[],
): readonly DemoEvent[] {
  const events: DemoEvent[] = [];
  const obstacleId = `belemmering-${number}-${place.neighbourhoodId}`;
  const [text, kind, level, addressedTo, legalReference] = random.pick(OBSTACLES);
  const add = (name: DemoEvent['name'], on: number, data: Record<string, unknown>) =>
    events.push(demoEvent(random, place, name, workday(on), data));
  add('ObstacleReported', day, {
    obstacleId,
    kind,
    level,
    addressedTo,
    legalReference,
    text,
    ...(interventionIds.length > 0 ? { interventionIds } : {}),
  });
  const answered = day + (level === 'NATIONAL' ? random.int(40, 260) : random.int(10, 110));
  if (random.chance(0.72)) add('ObstacleAnswered', answered, { obstacleId, text: random.pick(ANSWERS) });
  if (random.chance(0.34))
    add('ObstacleResolved', answered + random.int(20, 200), { obstacleId, text: random.pick(SOLUTIONS) });
  if (!random.chance(0.42)) return events;
  const requestId = `verzoek-${number}-${place.neighbourhoodId}`;
  const requested = answered + random.int(5, 60);
  add('ExperimentRoomRequested', requested, { requestId, obstacleId, authority: addressedTo });
  const decided = requested + random.int(30, 150);
  if (!random.chance(0.8)) return events;
  const granted = random.chance(0.58);
  if (!granted) {
    add('ExperimentRoomDenied', decided, { requestId });
    return events;
  }
  add('ExperimentRoomGranted', decided, { requestId, until: dateOf(decided + 730) });
  const steps = [
    'ExperimentRoomApplied',
    'ExperimentRoomEvaluated',
    'ExperimentRoomEmbedded',
  ] as const satisfies readonly EventName[];
  let on = decided;
  for (const step of steps) {
    if (!random.chance(0.75)) break;
    on += random.int(30, 200);
    add(step, on, { requestId });
  }
  return events;
}
