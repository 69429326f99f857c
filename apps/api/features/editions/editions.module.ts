import { Module } from '@nestjs/common';
import { PostingModule } from '../posting/posting.module.js';
import { EditionsController } from './editions.controller.js';
import { EditionsResolver } from './editions.resolver.js';
import { GetEditionsHandler, GetReportHandler } from './get-report.js';
import { GetHeldBackNextHandler } from './held-back.js';
import { ProtectAhead } from './protect-ahead.js';
import { RecomputeEditionHandler } from './recompute-edition.js';
import { PublishEditionHandler, WithdrawEditionHandler } from './publish-edition.js';

@Module({
  imports: [PostingModule],
  controllers: [EditionsController],
  providers: [
    GetEditionsHandler,
    GetReportHandler,
    RecomputeEditionHandler,
    PublishEditionHandler,
    WithdrawEditionHandler,
    GetHeldBackNextHandler,
    EditionsResolver,
    ProtectAhead,
  ],
})
export class EditionsModule {}
