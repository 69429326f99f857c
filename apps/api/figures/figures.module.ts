import { Module } from '@nestjs/common';
import { GetFiguresHandler } from './figures-query.js';
import { FiguresResolver } from './figures.resolver.js';

@Module({ providers: [GetFiguresHandler, FiguresResolver] })
export class FiguresModule {}
