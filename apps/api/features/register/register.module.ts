import { Module } from '@nestjs/common';
import { GetRegisterHandler } from './get-register.js';
import { RegisterResolver } from './register.resolver.js';
import { WerklijnenResolver } from './werklijnen.resolver.js';

@Module({ providers: [GetRegisterHandler, RegisterResolver, WerklijnenResolver] })
export class RegisterModule {}
