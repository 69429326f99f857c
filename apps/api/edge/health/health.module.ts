import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { LogResolver } from './log.resolver.js';

@Module({ controllers: [HealthController], providers: [LogResolver] })
export class HealthModule {}
