import { Module } from '@nestjs/common';
import { GetCheckpointHandler, GetConsistencyHandler, GetInclusionHandler } from './get-proofs.js';
import { GetReceiptHandler } from './get-receipt.js';
import { LogController } from './log.controller.js';
import { ProofsResolver } from './proofs.resolver.js';
import { ReceiptController } from './receipt.controller.js';

@Module({
  controllers: [LogController, ReceiptController],
  providers: [
    GetCheckpointHandler,
    GetConsistencyHandler,
    GetInclusionHandler,
    GetReceiptHandler,
    ProofsResolver,
  ],
})
export class ProofsModule {}
