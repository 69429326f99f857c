import { Module } from '@nestjs/common';
import { GetRegisterItemsHandler } from './get-register-items.js';
import { RegistersResolver } from './registers.resolver.js';

@Module({ providers: [GetRegisterItemsHandler, RegistersResolver] })
export class RegistersModule {}
