import { Module } from '@nestjs/common';
import { PostingModule } from '../posting/posting.module.js';
import { GetDueHandler } from './get-due.js';
import { GetPeriodsHandler } from './get-periods.js';
import { GetQuestionsHandler } from './get-questions.js';
import { GetSubmissionsHandler } from './get-submissions.js';
import { AssessSubmissionHandler, MakeSubmissionHandler } from './make-submission.js';
import { PeriodsController } from './periods.controller.js';
import { QuestionsController } from './questions.controller.js';
import { QuestionsResolver } from './questions.resolver.js';
import { SubmissionsController } from './submissions.controller.js';
import { SubmissionsResolver } from './submissions.resolver.js';

@Module({
  imports: [PostingModule],
  controllers: [PeriodsController, SubmissionsController, QuestionsController],
  providers: [
    GetSubmissionsHandler,
    GetPeriodsHandler,
    GetDueHandler,
    MakeSubmissionHandler,
    AssessSubmissionHandler,
    SubmissionsResolver,
    GetQuestionsHandler,
    QuestionsResolver,
  ],
})
export class SubmissionsModule {}
