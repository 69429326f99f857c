import { Module } from '@nestjs/common';
import { EntriesModule } from '../entries/entries.module.js';
import { FindingsResolver } from './findings.resolver.js';
import { GetFindingEntriesHandler } from './get-finding-entries.js';
import { GetFindingsHandler } from './get-findings.js';

@Module({
  imports: [EntriesModule],
  providers: [GetFindingsHandler, GetFindingEntriesHandler, FindingsResolver],
})
export class QualityModule {}
