import { Module } from '@nestjs/common';
import { Renderings } from './renderings.js';
import { ReportsController } from './reports.controller.js';

/** Of written reports: about five editions of the demo programme in every format and language. */
const KEPT_BYTES = 32 * 2 ** 20;

@Module({
  controllers: [ReportsController],
  providers: [{ provide: Renderings, useFactory: () => new Renderings(KEPT_BYTES) }],
})
export class ReportFilesModule {}
