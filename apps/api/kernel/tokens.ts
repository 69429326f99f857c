/** Names by which what has no class of its own is injected. */
export const STORE = Symbol('EventStore');
export const VAULT = Symbol('KeyVault');
export const CLOCK = Symbol('Clock');
/** ClockGuard, or null where the clock is trusted. */
export const CLOCK_GUARD = Symbol('ClockGuard');
export const AUTHENTICATOR = Symbol('Authenticator');
/** MetricsPlace, or null where the measurements stand on the public port. */
export const METRICS_PLACE = Symbol('MetricsPlace');
/** AccessRecord: who read what. */
export const ACCESS_RECORD = Symbol('AccessRecord');
/** Patience: how long is waited for what is on its way. */
export const PATIENCE = Symbol('Patience');
export const LOGGER = Symbol('Logger');
export const DOCUMENTS = Symbol('Documents');
/** ReadingKeys: personal keys that only read figures. */
export const READING_KEYS = Symbol('ReadingKeys');
/** OpenEditions: what everybody may read. */
export const OPEN_EDITIONS = Symbol('OpenEditions');
/** SignIn, or null where people sign in by a token. */
export const SIGN_IN = Symbol('SignIn');
/** Proofs, or null where this server does not sign the log. */
export const PROOFS = Symbol('Proofs');
