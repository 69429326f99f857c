import { Module } from '@nestjs/common';
import { GetTargetsHandler } from './get-targets.js';
import { TargetsResolver } from './targets.resolver.js';

@Module({ providers: [GetTargetsHandler, TargetsResolver] })
export class TargetsModule {}
