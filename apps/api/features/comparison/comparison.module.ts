import { Module } from '@nestjs/common';
import { EntriesModule } from '../entries/entries.module.js';
import { ComparisonController } from './comparison.controller.js';
import { ComparisonResolver } from './comparison.resolver.js';
import { GetCausesHandler, GetComparisonHandler } from './get-comparison.js';
import { GetHistoryHandler } from './get-history.js';
import { HistoryResolver } from './history.resolver.js';

@Module({
  imports: [EntriesModule],
  controllers: [ComparisonController],
  providers: [GetComparisonHandler, GetCausesHandler, ComparisonResolver, GetHistoryHandler, HistoryResolver],
})
export class ComparisonModule {}
