import { setTimeout as pause } from 'node:timers/promises';
import { household, reached, registerProgramme } from '../e2e/support/events.js';
import type { Server } from '../e2e/support/server.js';
import { ROLES, type Reply, type Target } from '../attack/target.js';

const HEADER = 'occurredOn;neighbourhoodId;evidence;householdKey;channel;tenure;topics';

/** A partner's file of so many households that nobody has reached yet. */
export const fileOf = (name: string, rows: number): string =>
  [
    HEADER,
    ...Array.from({ length: rows }, (_, n) =>
      [
        `${String((n % 28) + 1).padStart(2, '0')}-0${(n % 6) + 1}-2025`,
        n % 2 === 0 ? 'noord' : 'zuid',
        'Registratie',
        household(`${name}-${n}`),
        'Huisbezoek',
        'Sociale huur',
        'Energie',
      ].join(';'),
    ),
  ].join('\r\n');

/** The calls of those who work with the monitor. */
export class Load {
  constructor(private readonly target: Target) {}

  async register(): Promise<void> {
    const post = async (events: object, token: string): Promise<object> => {
      const { status, text } = await this.post(events, token);
      return { status, body: JSON.parse(text) as unknown };
    };
    await registerProgramme({ post } as unknown as Server);
  }

  post(events: object | readonly object[], token: string): Promise<Reply> {
    const type = `application/cloudevents${Array.isArray(events) ? '-batch' : ''}+json`;
    const body = JSON.stringify(events);
    return this.target.send({ method: 'POST', path: '/v1/gebeurtenissen', token, type, body });
  }

  upload(file: string, token: string): Promise<Reply> {
    const path = '/v1/aanleveringen?soort=HouseholdReached';
    return this.target.send({ method: 'POST', path, token, type: 'text/csv', body: file });
  }

  ask(query: string, token: string): Promise<Reply> {
    const body = JSON.stringify({ query });
    return this.target.send({ method: 'POST', path: '/graphql', token, type: 'application/json', body });
  }

  /** A measurement that the server gives of itself. */
  async measured(name: string): Promise<number> {
    const { text } = await this.target.send({ method: 'GET', path: '/metrics' });
    const [, value = 'NaN'] = new RegExp(`^${name} (\\S+)$`, 'm').exec(text) ?? [];
    return Number(value);
  }

  /** One who works, over and over until it is over; throws what is no answer to such a call. */
  async worker(isOver: () => boolean, work: (turn: number) => Promise<Reply>, rest = 0): Promise<number> {
    let turns = 0;
    while (!isOver()) {
      const { status, text } = await work(turns++);
      if (status >= 400 && status !== 429) throw new Error(`${status}: ${text.slice(0, 300)}`);
      await pause(rest);
    }
    return turns;
  }

  /** The mixed work of the monitor: single posts, batches, files, figures, comparisons with the history. */
  mixed(isOver: () => boolean): readonly Promise<number>[] {
    const { partner, other, office } = ROLES;
    const figures = '{ figures(period: "2025", scopes: ["NL", "noord", "zuid"]) { kpi { code } value } }';
    const history = '{ log { position } figures(period: "2025", kpis: ["1.1"], cumulative: true) { value } }';
    return [
      ...[0, 1, 2].map((n) =>
        this.worker(isOver, (turn) => this.post(reached(`one-${n}-${turn}`), partner), 50),
      ),
      this.worker(
        isOver,
        (turn) =>
          this.post(
            Array.from({ length: 20 }, (_, i) => reached(`batch-${turn}-${i}`)),
            partner,
          ),
        400,
      ),
      this.worker(isOver, (turn) => this.upload(fileOf(`file-${turn}`, 500), other), 15_000),
      this.worker(isOver, () => this.ask(figures, office), 200),
      this.worker(isOver, () => this.ask(history, partner), 100),
    ];
  }
}
