import { Module } from '@nestjs/common';
import { EventMutationsResolver } from './event-mutations.resolver.js';
import { EventsController } from './events.controller.js';
import { PostEventHandler } from './post-event.js';
import { PostRequestHandler } from './post-request.js';

@Module({
  controllers: [EventsController],
  providers: [PostEventHandler, PostRequestHandler, EventMutationsResolver],
})
export class PostingModule {}
