import { Module } from '@nestjs/common';
import { EntriesController } from './entries.controller.js';
import { EntriesResolver } from './entries.resolver.js';
import { EntryByIdHandler } from './entry-by-id.js';
import { EntryPages } from './entry-pages.js';
import { EntrySearch } from './entry-search.js';
import { GetAmendmentsHandler } from './get-amendments.js';
import { GetEntriesHandler } from './get-entries.js';
import { LateEntries } from './late-entries.js';

@Module({
  controllers: [EntriesController],
  providers: [
    EntriesResolver,
    EntryByIdHandler,
    EntryPages,
    EntrySearch,
    GetAmendmentsHandler,
    GetEntriesHandler,
    LateEntries,
  ],
  exports: [EntryPages],
})
export class EntriesModule {}
