import { Module } from '@nestjs/common';
import { ReadingKeysController } from './reading-keys.controller.js';

@Module({ controllers: [ReadingKeysController] })
export class ReadingKeysModule {}
