/** How mail leaves this server (WIJKSPOOR_SMTP_*, WIJKSPOOR_MAIL_*). */
export interface MailSettings {
  /** `smtps://host:465`, or `smtp://host:587`, which must offer STARTTLS unless it is on this computer. */
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
  /** Whose mail it is, and where answers go: one address. */
  readonly from: string;
  /** File with the addresses of partners. */
  readonly addresses: string;
  /** File of what is to be sent and what was, or `:memory:`. */
  readonly outbox: string;
  /** Origin of the monitor for the link in a mail; no link without it. */
  readonly publicUrl?: string;
}

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
