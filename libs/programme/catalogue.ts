import { correctionEvents } from './corrections/events.js';
import { experimentRoomEvents } from './experiment-rooms/events.js';
import { householdEvents } from './households/events.js';
import { interventionEvents } from './interventions/events.js';
import { linkageEvents } from './linkages/events.js';
import { obstacleEvents } from './obstacles/events.js';
import { ownerEvents } from './owners/events.js';
import { participationEvents } from './participation/events.js';
import { publicSpaceEvents } from './public-space/events.js';
import { reportingEvents } from './reporting/events.js';
import { workAndTrainingEvents } from './work-and-training/events.js';
import type { EventType } from './schema/event-type.js';

/** Every event type there is, in the order of EVENTS.md. A subject's types are listed in its own events.ts. */
export const CATALOGUE: readonly EventType[] = [
  ...participationEvents,
  ...correctionEvents,
  ...interventionEvents,
  ...linkageEvents,
  ...obstacleEvents,
  ...experimentRoomEvents,
  ...householdEvents,
  ...workAndTrainingEvents,
  ...ownerEvents,
  ...publicSpaceEvents,
  ...reportingEvents,
];

export type EventName = (
  | typeof participationEvents
  | typeof correctionEvents
  | typeof interventionEvents
  | typeof linkageEvents
  | typeof obstacleEvents
  | typeof experimentRoomEvents
  | typeof householdEvents
  | typeof workAndTrainingEvents
  | typeof ownerEvents
  | typeof publicSpaceEvents
  | typeof reportingEvents
)[number]['name'];

const byType = new Map(CATALOGUE.map((type) => [type.type, type]));
const byName = new Map(CATALOGUE.map((type) => [type.name, type]));

/** Finds a type by its CloudEvents `type`. */
export const findType = (type: string): EventType | undefined => byType.get(type);

/** The type with that name; throws on a name the catalogue does not have. */
export function typeNamed(name: string): EventType {
  const found = byName.get(name);
  if (!found) throw new Error(`no event type ${name}`);
  return found;
}
