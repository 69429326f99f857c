import type { MailConfig } from '#libs/platform';
import type { RoundTiming } from '../../kernel/rounds.js';

/** In milliseconds. */
export interface MailTiming extends RoundTiming {
  /** How long the mail server may take over each step of one mail. */
  readonly patience: number;
}

export const MAIL_TIMING: MailTiming = {
  lookEvery: 60_000,
  patience: 15_000,
  firstPause: 5_000,
  longestPause: 15 * 60_000,
};

/** How mail leaves this server (WIJKSPOOR_SMTP_*, WIJKSPOOR_MAIL_*), and when. */
export interface Mail extends MailConfig {
  readonly timing: MailTiming;
}
