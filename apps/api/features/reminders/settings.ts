import type { RoundTiming } from '../../kernel/rounds.js';

/** Where reminders go, and the secret that signs them (WIJKSPOOR_WEBHOOK_URL and WIJKSPOOR_WEBHOOK_SECRET). */
export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
}

/** In milliseconds. */
export interface ReminderTiming extends RoundTiming {
  /** How long the receiver may take to answer. */
  readonly patience: number;
}

export const REMINDER_TIMING: ReminderTiming = {
  lookEvery: 60_000,
  patience: 10_000,
  firstPause: 5_000,
  longestPause: 15 * 60_000,
};

export interface Webhook extends WebhookSettings {
  readonly timing: ReminderTiming;
}
