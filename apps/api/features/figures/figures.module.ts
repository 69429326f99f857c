import { Module } from '@nestjs/common';
import { EntriesModule } from '../entries/entries.module.js';
import { FiguresResolver } from './figures.resolver.js';
import { GetFiguresHandler } from './get-figures.js';
import { GetLineageHandler } from './get-lineage.js';
import { WatchFiguresHandler } from './watch-figures.js';

@Module({
  imports: [EntriesModule],
  providers: [GetFiguresHandler, GetLineageHandler, WatchFiguresHandler, FiguresResolver],
})
export class FiguresModule {}
