import { typeNamed, type EventData, type EventName } from '#libs/programme';

/** An event that the platform words itself: not yet of a source, and without an id. */
export interface EventToPost {
  readonly name: EventName;
  readonly data: EventData;
}

/** Such events as the CloudEvents that are posted, each with the id that is said for its place in the list. */
export const toPost = (
  events: readonly EventToPost[],
  source: string,
  idOf: (index: number) => string,
): readonly object[] =>
  events.map(({ name, data }, i) => ({
    specversion: '1.0',
    source,
    id: idOf(i),
    type: typeNamed(name).type,
    data,
  }));
