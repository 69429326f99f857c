import { Module } from '@nestjs/common';
import { EventMutationsResolver } from './event-mutations.resolver.js';
import { EventsController } from './events.controller.js';
import { PostEventHandler } from './post-event.js';
import { PostRequestHandler } from './post-request.js';
import { RehearsalResolver } from './rehearsal.resolver.js';
import { RehearseEventsHandler, RehearseRequestHandler } from './rehearse-request.js';

@Module({
  controllers: [EventsController],
  providers: [
    PostEventHandler,
    PostRequestHandler,
    RehearseEventsHandler,
    RehearseRequestHandler,
    EventMutationsResolver,
    RehearsalResolver,
  ],
})
export class PostingModule {}
