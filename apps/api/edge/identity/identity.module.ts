import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ErrorFilter } from '../http/error.filter.js';
import { AccessGuard } from './access.guard.js';
import { RegisteredQueries } from './registered-queries.js';
import { RegisterGuard } from './register.guard.js';
import { MeResolver } from './me.resolver.js';

@Module({
  providers: [
    MeResolver,
    RegisteredQueries,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: RegisterGuard },
    { provide: APP_FILTER, useClass: ErrorFilter },
  ],
})
export class IdentityModule {}
