/** The stream of what is recorded about the log itself, and is no entry of anybody. */
export const LOG_STREAM = 'wijkspoor-log';
/**
 * Recorded by `wijkspoor pass-over`: an event that cannot be understood counts in nothing, in every read model alike.
 */
export const EVENT_PASSED_OVER = 'EventPassedOver';

/** An event that the figures leave out, because it cannot be understood. */
export interface PassedOver {
  readonly position: number;
  readonly eventId: string;
  /** Why, in the words of who decided it. */
  readonly reason: string;
}

/**
 * What the events of the log say is passed over, by position; other events are looked past. Throws on one that does
 * not say what: then nothing is left out on a guess.
 */
export function passedOverIn(
  events: readonly { readonly type: string; readonly data: string }[],
): ReadonlyMap<number, PassedOver> {
  const found = new Map<number, PassedOver>();
  for (const { type, data } of events) {
    if (type !== EVENT_PASSED_OVER) continue;
    const { position, eventId, reason } = JSON.parse(data) as Readonly<Record<string, unknown>>;
    if (!Number.isSafeInteger(position) || typeof eventId !== 'string' || typeof reason !== 'string')
      throw new TypeError(`an ${EVENT_PASSED_OVER} has a position, an eventId and a reason`);
    found.set(Number(position), { position: Number(position), eventId, reason });
  }
  return found;
}

/** One line for people, in both languages. */
export const passedOverText = ({ position, eventId, reason }: PassedOver): string =>
  `overgeslagen, telt nergens mee / passed over, counts in nothing: positie / position ${position}, ${eventId}: ${reason}`;
