import type { MailConfig } from '#libs/platform';

/** How mail leaves this server (WIJKSPOOR_SMTP_*, WIJKSPOOR_MAIL_*). */
export type MailSettings = MailConfig;

/** In milliseconds. */
export interface MailTiming {
  /** Between two looks at what is to be sent, when nobody asks. */
  readonly lookEvery: number;
  /** How long the mail server may take over each step of one mail. */
  readonly patience: number;
  /** The pause after a failure doubles from the first to the longest. */
  readonly firstPause: number;
  readonly longestPause: number;
}

export const MAIL_TIMING: MailTiming = {
  lookEvery: 60_000,
  patience: 15_000,
  firstPause: 5_000,
  longestPause: 15 * 60_000,
};

export interface Mail extends MailSettings {
  readonly timing: MailTiming;
}
