import { Module, type DynamicModule } from '@nestjs/common';
import { ReminderSender, WEBHOOK } from './reminder-sender.js';
import { REMINDER_TIMING, type ReminderTiming, type WebhookSettings } from './settings.js';

/** Only there where a webhook is set: of many replicas the one that has the setting tells. */
@Module({})
export class RemindersModule {
  static with(settings: WebhookSettings, timing: Partial<ReminderTiming> = {}): DynamicModule {
    const webhook = { ...settings, timing: { ...REMINDER_TIMING, ...timing } };
    return {
      module: RemindersModule,
      providers: [{ provide: WEBHOOK, useValue: webhook }, ReminderSender],
    };
  }
}
