import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessRecordModule } from '../features/access-record/access-record.module.js';
import { ErasureModule } from '../features/erasure/erasure.module.js';
import { EntriesModule } from '../features/entries/entries.module.js';
import { DefinitionsModule } from '../features/definitions/definitions.module.js';
import { FiguresModule } from '../features/figures/figures.module.js';
import { GraphiqlModule } from '../features/graphiql/graphiql.module.js';
import { EventStreamModule } from '../edge/graphql/event-stream.module.js';
import { GraphqlModule } from '../edge/graphql/graphql.module.js';
import { HealthModule } from '../edge/health/health.module.js';
import { IdentityModule } from '../edge/identity/identity.module.js';
import { InfrastructureModule } from './infrastructure/infrastructure.module.js';
import type { AppDependencies } from './app-dependencies.js';
import { PostingModule } from '../features/posting/posting.module.js';
import { ProofsModule } from '../features/proofs/proofs.module.js';
import { QualityModule } from '../features/quality/quality.module.js';
import { TelemetryModule } from '../edge/telemetry/telemetry.module.js';
import { MailModule } from '../features/mail/mail.module.js';
import { RemindersModule } from '../features/reminders/reminders.module.js';
import { ComparisonModule } from '../features/comparison/comparison.module.js';
import { EditionsModule } from '../features/editions/editions.module.js';
import { FlatFeedModule } from '../features/flat-feed/flat-feed.module.js';
import { ReadingKeysModule } from '../features/reading-keys/reading-keys.module.js';
import { OpenDataModule } from '../features/open-data/open-data.module.js';
import { OpenApiModule } from '../features/openapi/openapi.module.js';
import { ReportFilesModule } from '../features/report-files/report-files.module.js';
import { SubmissionsModule } from '../features/submissions/submissions.module.js';
import { RegisterModule } from '../features/register/register.module.js';
import { UploadsModule } from '../features/uploads/uploads.module.js';
import { RegistersModule } from '../features/registers/registers.module.js';
import type { Proofs } from '../kernel/proofs/proofs.js';
import type { Quotas } from '../kernel/quotas/quotas.js';
import type { SignIn } from '../edge/sign-in/sign-in.js';
import { SignInModule } from '../edge/sign-in/sign-in.module.js';
import { TargetsModule } from '../features/targets/targets.module.js';

@Module({})
export class AppModule {
  static with(
    dependencies: AppDependencies,
    quotas: Quotas,
    signIn?: SignIn,
    proofs?: Proofs,
  ): DynamicModule {
    const { webhook, mail, clock } = dependencies;
    return {
      module: AppModule,
      imports: [
        CqrsModule.forRoot(),
        InfrastructureModule.with(dependencies, quotas, signIn, proofs),
        IdentityModule,
        PostingModule,
        UploadsModule,
        EntriesModule,
        AccessRecordModule,
        ErasureModule,
        DefinitionsModule,
        RegisterModule,
        FiguresModule,
        ProofsModule,
        QualityModule,
        SubmissionsModule,
        EditionsModule,
        ComparisonModule,
        ReportFilesModule,
        FlatFeedModule,
        ReadingKeysModule,
        OpenDataModule,
        OpenApiModule,
        RegistersModule,
        TargetsModule,
        MailModule.with(mail, clock),
        ...(webhook ? [RemindersModule.with(webhook, webhook.timing)] : []),
        ...(signIn ? [SignInModule] : []),
        HealthModule,
        TelemetryModule,
        GraphqlModule,
        EventStreamModule,
        ...(dependencies.demo ? [GraphiqlModule] : []),
      ],
    };
  }
}
