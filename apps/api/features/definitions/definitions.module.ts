import { Module } from '@nestjs/common';
import { DefinitionsResolver } from './definitions.resolver.js';
import { GetDefinitionsHandler } from './get-definitions.js';
import { GetKpisHandler } from './get-kpis.js';

@Module({
  providers: [DefinitionsResolver, GetDefinitionsHandler, GetKpisHandler],
})
export class DefinitionsModule {}
