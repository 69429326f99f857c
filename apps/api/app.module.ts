import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EntriesModule } from './entries/entries.module.js';
import { DefinitionsModule } from './definitions/definitions.module.js';
import { FiguresModule } from './figures/figures.module.js';
import { GraphiqlModule } from './graphiql/graphiql.module.js';
import { GraphqlModule } from './graphql/graphql.module.js';
import { HealthModule } from './health/health.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { InfrastructureModule } from './infrastructure/infrastructure.module.js';
import type { Surroundings } from './infrastructure/tokens.js';
import { PostingModule } from './posting/posting.module.js';
import { QualityModule } from './quality/quality.module.js';
import { TelemetryModule } from './telemetry/telemetry.module.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { ReportingModule } from './reporting/reporting.module.js';
import { RegisterModule } from './register/register.module.js';
import { UploadsModule } from './uploads/uploads.module.js';
import { RegistersModule } from './registers/registers.module.js';
import type { SignIn } from './sign-in/sign-in.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { TargetsModule } from './targets/targets.module.js';

@Module({})
export class AppModule {
  static with(surroundings: Surroundings, signIn?: SignIn): DynamicModule {
    const { webhook } = surroundings;
    return {
      module: AppModule,
      imports: [
        CqrsModule.forRoot(),
        InfrastructureModule.with(surroundings, signIn),
        IdentityModule,
        PostingModule,
        UploadsModule,
        EntriesModule,
        DefinitionsModule,
        RegisterModule,
        FiguresModule,
        QualityModule,
        ReportingModule,
        RegistersModule,
        TargetsModule,
        ...(webhook ? [RemindersModule.with(webhook, webhook.timing)] : []),
        ...(signIn ? [SignInModule] : []),
        HealthModule,
        TelemetryModule,
        GraphqlModule,
        ...(surroundings.demo ? [GraphiqlModule] : []),
      ],
    };
  }
}
