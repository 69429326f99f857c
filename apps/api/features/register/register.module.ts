import { Module } from '@nestjs/common';
import { GetRegisterHandler } from './get-register.js';
import { RegisterController } from './register.controller.js';
import { RegisterResolver } from './register.resolver.js';
import { WerklijnenResolver } from './werklijnen.resolver.js';

@Module({
  controllers: [RegisterController],
  providers: [GetRegisterHandler, RegisterResolver, WerklijnenResolver],
})
export class RegisterModule {}
