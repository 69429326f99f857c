import type { Authenticator } from '#libs/access';
import type { AccessRecordOptions } from '#libs/access-record';
import type { EventStore, KeyVault } from '#libs/event-store';
import type { ReadingKeys } from '#libs/reading-keys';
import type { Clock, ClockGuard, Logger, MailConfig, QuotaConfig } from '#libs/platform';
import type { Patience } from '../kernel/patience.js';
import type { ProofSettings } from '../kernel/proofs/settings.js';
import type { SignInSettings } from '../edge/sign-in/settings.js';
import type { MailTiming } from '../features/mail/settings.js';
import type { ReminderTiming, WebhookSettings } from '../features/reminders/settings.js';

/** What the application is made with; everything else it makes itself. */
export interface AppDependencies {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly clock: Clock;
  /** Keeps a clock that jumped from being recorded; without it the clock is trusted (tests set theirs). */
  readonly clockGuard?: ClockGuard;
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  /** What one actor may use; the defaults without it. */
  readonly quotas?: Partial<QuotaConfig>;
  /** Milliseconds that never go back, with which those shares come back; of this process without it. */
  readonly monotonic?: () => number;
  /** How long is waited for what is on its way; the defaults without it. */
  readonly patience?: Partial<Patience>;
  /** How people sign in with a browser; they paste a token without it. */
  readonly signIn?: SignInSettings;
  /** File of this replica's read model, or `:memory:`. */
  readonly readModelPath: string;
  /** Where reminders go, when this replica is the one that tells them; `timing` for tests. */
  readonly webhook?: WebhookSettings & { readonly timing?: Partial<ReminderTiming> };
  /** How reminders are mailed, when this replica is the one that does; `timing` for tests. */
  readonly mail?: MailConfig & { readonly timing?: MailTiming };
  /** Who read what: its file (default in memory) and how many rows of each kind it keeps. */
  readonly accessRecord?: Pick<AccessRecordOptions, 'path' | 'rows'>;
  /** The personal keys that only read figures (default in memory). */
  readonly readingKeys?: ReadingKeys;
  /** With what this server signs the log; only one server of a log does. */
  readonly proofs?: ProofSettings;
  /** Where the measurements are served instead of on the public port. */
  readonly metrics?: { readonly host: string; readonly port: number };
  /** Questions that may be asked by the SHA-256 of their text. */
  readonly documents?: ReadonlyMap<string, string>;
  /** Serves the query page with its fixed tokens. */
  readonly demo: boolean;
  /** Of the partners' shared secret, told to the dashboard. */
  readonly keyFingerprint?: string;
}
