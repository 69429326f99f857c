import type { EventStore } from '#libs/event-store';
import type { ReadModel } from '#libs/read-model';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/**
 * What Prometheus asks of one replica. Labels come from the routes and codes of this code, never from a request's
 * content.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests = new Histogram({
    name: 'wijkspoor_http_request_seconds',
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  readonly #projected = new Counter({
    name: 'wijkspoor_projected_events_total',
    help: 'Events projected into the read model since this replica started',
    registers: [this.registry],
  });

  constructor(store: EventStore, readModel: ReadModel, now: () => number) {
    collectDefaultMetrics({ register: this.registry });
    let last = readModel.position;
    readModel.onAdvance((position) => {
      this.#projected.inc(Number(position > last ? position - last : 0n));
      last = position;
    });
    this.gauge('wijkspoor_projection_position', 'Position that the read model has reached', () =>
      Number(readModel.position),
    );
    this.gauge(
      'wijkspoor_projection_lag_events',
      'Events in the log that the read model has not; below 0 it is of another or a longer log',
      async () => (await headOf(store)) - Number(readModel.position),
    );
    this.gauge(
      'wijkspoor_projection_live',
      '1 when the read model answers, 0 while it catches up or has stopped',
      () => (readModel.status.state === 'live' ? 1 : 0),
    );
    this.gauge(
      'wijkspoor_passed_over_events',
      'Events that cannot be understood and count in nothing, as the log says',
      () => readModel.passedOver().length,
    );
    this.gauge('wijkspoor_log_reachable', '1 when the log answers (always, without a cluster)', () =>
      (store.status?.().reachable ?? true) ? 1 : 0,
    );
    this.gauge('wijkspoor_log_age_seconds', 'How old what this replica reads of the log may be', () => {
      const status = store.status?.();
      return status === undefined ? 0 : Math.max(0, now() - (status.asOf ?? 0)) / 1_000;
    });
  }

  /** Adds a number that is looked up when Prometheus asks. */
  gauge(name: string, help: string, value: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await value());
      },
    });
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status: String(status) }, seconds);
  }
}

/** Position of the newest event that this process can read, without asking the cluster; 0 when it cannot. */
export async function headOf(store: EventStore): Promise<number> {
  const [last] = await store.readAll({ direction: 'backward', limit: 1 }).catch(() => []);
  return Number(last?.position ?? 0);
}
