import { Module } from '@nestjs/common';
import { CheckLogHandler, GetLogCheckHandler } from './check-log.js';
import { GetCheckpointHandler, GetConsistencyHandler, GetInclusionHandler } from './get-proofs.js';
import { GetLogStateHandler } from './get-log-state.js';
import { GetReceiptHandler } from './get-receipt.js';
import { LogCheckController } from './log-check.controller.js';
import { LogCheckResolver } from './log-check.resolver.js';
import { LogController } from './log.controller.js';
import { ProofsResolver } from './proofs.resolver.js';
import { ReceiptController } from './receipt.controller.js';

@Module({
  controllers: [LogCheckController, LogController, ReceiptController],
  providers: [
    CheckLogHandler,
    GetLogCheckHandler,
    LogCheckResolver,
    GetCheckpointHandler,
    GetConsistencyHandler,
    GetInclusionHandler,
    GetLogStateHandler,
    GetReceiptHandler,
    ProofsResolver,
  ],
})
export class ProofsModule {}
