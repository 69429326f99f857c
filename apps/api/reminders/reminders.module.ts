import { Module, type DynamicModule } from '@nestjs/common';
import { REMINDER_TIMING, ReminderSender, WEBHOOK, type ReminderTiming } from './reminder-sender.js';
import type { WebhookSettings } from './webhook.js';

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
