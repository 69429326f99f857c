import { Module } from '@nestjs/common';
import { AccessRecordController } from './access-record.controller.js';
import { AccessRecordResolver } from './access-record.resolver.js';
import { GetAccessRecordHandler } from './get-access-record.js';

@Module({
  controllers: [AccessRecordController],
  providers: [AccessRecordResolver, GetAccessRecordHandler],
})
export class AccessRecordModule {}
