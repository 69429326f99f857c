import type { Authenticator } from '#libs/access';
import type { EventStore, KeyVault } from '#libs/event-store';
import type { Clock, ClockGuard, Logger } from '#libs/platform';
import type { SignInSettings } from '../sign-in/settings.js';
import type { ReminderTiming, WebhookSettings } from '../reminders/settings.js';

/** Names by which what has no class of its own is injected. */
export const STORE = Symbol('EventStore');
export const VAULT = Symbol('KeyVault');
export const CLOCK = Symbol('Clock');
/** ClockGuard, or null where the clock is trusted. */
export const CLOCK_GUARD = Symbol('ClockGuard');
export const AUTHENTICATOR = Symbol('Authenticator');
export const LOGGER = Symbol('Logger');
export const DOCUMENTS = Symbol('Documents');
/** SignIn, or null where people sign in by a token. */
export const SIGN_IN = Symbol('SignIn');

/** What the application is made with; everything else it makes itself. */
export interface Surroundings {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly clock: Clock;
  /** Keeps a clock that jumped from being recorded; without it the clock is trusted (tests set theirs). */
  readonly clockGuard?: ClockGuard;
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  /** How people sign in with a browser; they paste a token without it. */
  readonly signIn?: SignInSettings;
  /** File of this replica's read model, or `:memory:`. */
  readonly readModelPath: string;
  /** Where reminders go, when this replica is the one that tells them; `timing` for tests. */
  readonly webhook?: WebhookSettings & { readonly timing?: Partial<ReminderTiming> };
  /** Questions that may be asked by the SHA-256 of their text. */
  readonly documents?: ReadonlyMap<string, string>;
  /** Serves the query page with its fixed tokens. */
  readonly demo: boolean;
}
