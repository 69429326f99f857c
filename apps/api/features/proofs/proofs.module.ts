import { Module } from '@nestjs/common';
import { GetCheckpointHandler, GetConsistencyHandler, GetInclusionHandler } from './get-proofs.js';
import { GetLogStateHandler } from './get-log-state.js';
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
    GetLogStateHandler,
    GetReceiptHandler,
    ProofsResolver,
  ],
})
export class ProofsModule {}
