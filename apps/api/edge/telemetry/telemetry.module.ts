import { Module } from '@nestjs/common';
import type { EventStore } from '#libs/event-store';
import type { Clock } from '#libs/platform';
import { ReadModel } from '#libs/read-model';
import type { Proofs } from '../../kernel/proofs/proofs.js';
import { LogScrub } from '../../kernel/log-scrub.js';
import { Readiness } from '../../kernel/readiness.js';
import { CLOCK, PROOFS, STORE } from '../../kernel/tokens.js';
import { measureHealth } from './health-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsServer } from './metrics-server.js';
import { Metrics } from './metrics.js';
import { measureProofs } from './proof-metrics.js';

@Module({
  controllers: [MetricsController],
  providers: [
    MetricsServer,
    {
      provide: Metrics,
      inject: [STORE, ReadModel, CLOCK, PROOFS, Readiness, LogScrub],
      useFactory: (
        store: EventStore,
        readModel: ReadModel,
        clock: Clock,
        proofs: Proofs | null,
        readiness: Readiness,
        scrub: LogScrub,
      ) =>
        measureHealth(
          measureProofs(new Metrics(store, readModel, () => clock.now()), proofs),
          readiness,
          scrub,
        ),
    },
  ],
  exports: [Metrics],
})
export class TelemetryModule {}
