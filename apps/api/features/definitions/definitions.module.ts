import { Module } from '@nestjs/common';
import { DefinitionsResolver } from './definitions.resolver.js';
import { GetDefinitionsHandler } from './get-definitions.js';
import { GetKpisHandler } from './get-kpis.js';
import { KpisController } from './kpis.controller.js';

@Module({
  controllers: [KpisController],
  providers: [DefinitionsResolver, GetDefinitionsHandler, GetKpisHandler],
})
export class DefinitionsModule {}
