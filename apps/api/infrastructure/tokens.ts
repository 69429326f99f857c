import type { Authenticator } from '#libs/access';
import type { EventStore, KeyVault } from '#libs/event-store';
import type { Clock, Logger } from '#libs/platform';

/** Names by which what has no class of its own is injected. */
export const STORE = Symbol('EventStore');
export const VAULT = Symbol('KeyVault');
export const CLOCK = Symbol('Clock');
export const AUTHENTICATOR = Symbol('Authenticator');
export const LOGGER = Symbol('Logger');

/** What the application is made with; everything else it makes itself. */
export interface Surroundings {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly clock: Clock;
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  /** File of this replica's read model, or `:memory:`. */
  readonly readModelPath: string;
  /** Serves the query page with its fixed tokens. */
  readonly demo: boolean;
}
