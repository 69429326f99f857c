import { Module } from '@nestjs/common';
import { EntriesModule } from '../entries/entries.module.js';
import { ComparisonResolver } from './comparison.resolver.js';
import { EditionsResolver } from './editions.resolver.js';
import { Renderings } from './exports/renderings.js';
import { GetCausesHandler, GetComparisonHandler } from './get-comparison.js';
import { GetDueHandler } from './get-due.js';
import { GetHistoryHandler } from './get-history.js';
import { HistoryResolver } from './history.resolver.js';
import { GetPeriodsHandler } from './get-periods.js';
import { GetEditionsHandler, GetReportHandler, RecomputeEditionHandler } from './get-report.js';
import { GetSubmissionsHandler } from './get-submissions.js';
import { AssessSubmissionHandler, MakeSubmissionHandler } from './make-submission.js';
import { PublishEditionHandler, WithdrawEditionHandler } from './publish-edition.js';
import { Recorder } from './recorder.js';
import { ComparisonController } from './rest/comparison.controller.js';
import { EditionsController } from './rest/editions.controller.js';
import { PeriodsController } from './rest/periods.controller.js';
import { SubmissionsController } from './rest/submissions.controller.js';
import { ReportsController } from './reports.controller.js';
import { SubmissionsResolver } from './submissions.resolver.js';

/** Of written reports: about five editions of the demo programme in every format and language. */
const KEPT_BYTES = 32 * 2 ** 20;

@Module({
  imports: [EntriesModule],
  controllers: [
    PeriodsController,
    SubmissionsController,
    EditionsController,
    ComparisonController,
    ReportsController,
  ],
  providers: [
    { provide: Renderings, useFactory: () => new Renderings(KEPT_BYTES) },
    Recorder,
    GetSubmissionsHandler,
    GetPeriodsHandler,
    GetDueHandler,
    MakeSubmissionHandler,
    AssessSubmissionHandler,
    SubmissionsResolver,
    GetEditionsHandler,
    GetReportHandler,
    RecomputeEditionHandler,
    PublishEditionHandler,
    WithdrawEditionHandler,
    EditionsResolver,
    GetComparisonHandler,
    GetCausesHandler,
    ComparisonResolver,
    GetHistoryHandler,
    HistoryResolver,
  ],
})
export class ReportingModule {}
