import { Module } from '@nestjs/common';
import { Renderings } from '../report-files/renderings.js';
import { OpenDataController } from './open-data.controller.js';
import { OdataSets } from './odata-sets.js';
import { OdataController } from './odata.controller.js';
import { OpenData } from './open-data.js';

/** Of written files: about ten editions of the demo programme in every format. */
const KEPT_BYTES = 64 * 2 ** 20;

@Module({
  controllers: [OpenDataController, OdataController],
  providers: [OpenData, OdataSets, { provide: Renderings, useFactory: () => new Renderings(KEPT_BYTES) }],
})
export class OpenDataModule {}
