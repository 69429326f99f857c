import { Module } from '@nestjs/common';
import type { EventStore } from '#libs/event-store';
import type { Clock } from '#libs/platform';
import { ReadModel } from '#libs/read-model';
import type { Proofs } from '../../kernel/proofs/proofs.js';
import { CLOCK, PROOFS, STORE } from '../../kernel/tokens.js';
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
      inject: [STORE, ReadModel, CLOCK, PROOFS],
      useFactory: (store: EventStore, readModel: ReadModel, clock: Clock, proofs: Proofs | null) =>
        measureProofs(new Metrics(store, readModel, () => clock.now()), proofs),
    },
  ],
  exports: [Metrics],
})
export class TelemetryModule {}
