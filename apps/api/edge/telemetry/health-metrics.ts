import { Gauge } from 'prom-client';
import type { LogScrub } from '../../kernel/log-scrub.js';
import type { NotReady, Readiness } from '../../kernel/readiness.js';
import type { Metrics } from './metrics.js';

/** Adds why this replica is not to be sent requests, by code, and how far log and vault were read again. */
export function measureHealth(
  metrics: Metrics,
  readiness: Pick<Readiness, 'faults'>,
  scrub: Pick<LogScrub, 'status'>,
): Metrics {
  const faults = new Gauge({
    name: 'wijkspoor_fault',
    help: '1 for each reason why this replica is not ready, by the code that /health/ready gives it',
    labelNames: ['code'] as const,
    registers: [metrics.registry],
    async collect() {
      const found: readonly NotReady[] = await readiness.faults();
      faults.reset();
      for (const { code } of found) faults.set({ code }, 1);
    },
  });
  metrics.gauge(
    'wijkspoor_log_scrub_position',
    'Up to where the log was read again in this round, each entry held against its digest',
    () => Number(scrub.status.position),
  );
  metrics.gauge(
    'wijkspoor_log_scrub_rounds',
    'Whole rounds in which log and vault were read again since this replica started',
    () => scrub.status.rounds,
  );
  return metrics;
}
