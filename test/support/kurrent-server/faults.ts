/** What goes wrong, where. `once` it has gone wrong the given number of times (default 1), calls succeed again. */
export type Fault =
  | 'hang'
  | 'error-before'
  | 'error-after-commit'
  | 'hang-after-commit'
  | 'not-leader'
  | 'slow'
  | 'clean-end'
  | 'drop-mid-batch'
  | 'duplicate-delivery'
  | 'silent';

export type ServerCall = 'append' | 'read' | 'subscribe' | 'delete';

interface Planned {
  readonly place: ServerCall;
  readonly fault: Fault;
  readonly after: number;
  readonly stream: string | undefined;
  readonly until: Promise<unknown> | undefined;
  times: number;
}

export interface FaultOptions {
  /** How often; default once. */
  readonly times?: number;
  /** Subscriptions: after how many events of this subscription; default 0. */
  readonly after?: number;
  /** Only for a stream whose name ends so. */
  readonly stream?: string;
  /** Of `slow` writes: answered then, in place of after a second and a half. */
  readonly until?: Promise<unknown>;
}

/** What a call is to suffer. */
export type Suffered = Pick<Planned, 'fault' | 'after' | 'until'>;

/** The faults planned for a server, taken one after the other by the calls they are meant for. */
export class Faults {
  readonly #planned: Planned[] = [];
  /** How often each fault really happened: a test of a fault that never came proves nothing. */
  readonly happened = new Map<Fault, number>();

  plan(place: ServerCall, fault: Fault, { times = 1, after = 0, stream, until }: FaultOptions = {}): void {
    this.#planned.push({ place, fault, times, after, stream, until });
  }

  clear(): void {
    this.#planned.length = 0;
  }

  /** The fault that this call is to suffer, if any. */
  take(place: ServerCall, stream?: string): Suffered | undefined {
    const planned = this.#planned.find(
      (each) => each.place === place && (each.stream === undefined || stream?.endsWith(each.stream) === true),
    );
    if (planned === undefined) return undefined;
    planned.times -= 1;
    if (planned.times <= 0) this.#planned.splice(this.#planned.indexOf(planned), 1);
    this.happened.set(planned.fault, (this.happened.get(planned.fault) ?? 0) + 1);
    return planned;
  }
}
