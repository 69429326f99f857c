import { useSource } from '../session/use-source.ts';
import { rest, type PlacedFault, type Receipt } from './rest.ts';
import { useCall } from './use-call.ts';

export interface EventToPost {
  /** Chosen once: posting it again gives the same receipt and stores nothing twice. */
  readonly id: string;
  /** CloudEvents type. */
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the server would answer, had it been for real. */
export interface Rehearsed {
  readonly warnings: readonly PlacedFault[];
}

export interface PostEvent {
  /** Asks the server and records nothing. Rejects as `rest` does. */
  readonly rehearse: (event: EventToPost) => Promise<Rehearsed>;
  readonly record: (event: EventToPost) => Promise<Receipt>;
}

/** Posts one event as the reader, from the reader's own source. */
export function usePostEvent(): PostEvent {
  const call = useCall();
  const source = useSource('formulier');
  const send = <Result>(query: string, event: EventToPost): Promise<Result> =>
    rest<Result>(`/v1/gebeurtenissen${query}`, {
      ...call,
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify({ specversion: '1.0', source, ...event }),
    });
  return {
    rehearse: (event) => send<Rehearsed>('?proef=true', event),
    record: (event) => send<Receipt>('', event),
  };
}
