import { Module } from '@nestjs/common';
import { EventMutationsResolver } from './event-mutations.resolver.js';
import { EventsController } from './events.controller.js';
import { PostEventHandler } from './post-event.js';
import { PostRequestHandler } from './post-request.js';
import { Recorder } from './recorder.js';
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
    Recorder,
  ],
  exports: [Recorder],
})
export class PostingModule {}
