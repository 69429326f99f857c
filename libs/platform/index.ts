export { requestEnded, Waiting, withClientSignal } from './client-signal.js';
export { fixedClock, systemClock, type Clock } from './clock.js';
export { CLOCK_BOUND, ClockGuard, ClockJumpedError, type ClockJump } from './clock-guard.js';
export {
  ConfigError,
  loadConfig,
  secretIn,
  vaultKeyOf,
  type Config,
  type ConfigFault,
  type OidcConfig,
} from './config.js';
export { defined } from './defined.js';
export type { ProofConfig } from './proof-config.js';
export { DEFAULT_QUOTAS, type QuotaConfig } from './quota-config.js';
export type { MailConfig } from './mail-config.js';
export { isOnThisComputer, isSafeUrl } from './safe-url.js';
export { entryIdOf, sha256Hex, uuidv7 } from './ids.js';
export { randomText } from './random.js';
export { createLogger, LOG_LEVELS, type Logger, type LogLevel } from './logger.js';
export type { SignInConfig } from './sign-in-config.js';
export { amsterdamDate, toMoment } from './moments.js';
