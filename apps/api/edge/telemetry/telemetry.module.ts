import { Module } from '@nestjs/common';
import type { EventStore } from '#libs/event-store';
import type { Clock } from '#libs/platform';
import { ReadModel } from '#libs/read-model';
import { CLOCK, STORE } from '../../kernel/tokens.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';

@Module({
  controllers: [MetricsController],
  providers: [
    {
      provide: Metrics,
      inject: [STORE, ReadModel, CLOCK],
      useFactory: (store: EventStore, readModel: ReadModel, clock: Clock) =>
        new Metrics(store, readModel, () => clock.now()),
    },
  ],
  exports: [Metrics],
})
export class TelemetryModule {}
