import { Module } from '@nestjs/common';
import { ErasureResolver } from './erasure.resolver.js';
import { ForgetKeyHandler } from './forget-key.js';

@Module({ providers: [ErasureResolver, ForgetKeyHandler] })
export class ErasureModule {}
