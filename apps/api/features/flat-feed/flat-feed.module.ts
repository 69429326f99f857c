import { Module } from '@nestjs/common';
import { FlatFeedController } from './flat-feed.controller.js';
import { GetFlatFiguresHandler } from './flat-figures.js';

@Module({ controllers: [FlatFeedController], providers: [GetFlatFiguresHandler] })
export class FlatFeedModule {}
