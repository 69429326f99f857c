import { Module } from '@nestjs/common';
import { EntryByIdHandler } from './entry-by-id.js';

@Module({ providers: [EntryByIdHandler] })
export class EntriesModule {}
