import type { Fault, Label } from '#libs/programme';

/** Every way in which a request can fail that the caller is told of, with its HTTP status. */
export const STATUS = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  NO_CHECKPOINT_YET: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  CONFLICT: 409,
  WITHDRAWN: 410,
  TOO_LARGE: 413,
  URI_TOO_LONG: 414,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOO_MANY_REQUESTS: 429,
  INTERNAL_SERVER_ERROR: 500,
  EDITION_DIGEST: 500,
  LOG_CHANGED: 500,
  TOO_BUSY: 503,
  PROJECTION_BEHIND: 503,
  PROJECTION_STOPPED: 503,
  IDENTITY_UNAVAILABLE: 503,
  CLOCK_JUMPED: 503,
  RECORD_UNAVAILABLE: 503,
  STORE_UNAVAILABLE: 503,
  STORE_FULL: 507,
} as const;

export type AppErrorCode = keyof typeof STATUS;

interface AppErrorOptions extends ErrorOptions {
  readonly retryAfter?: number;
  readonly allow?: readonly string[];
}

/** A failure that the caller is told of, the same by REST (problem+json) and GraphQL (extensions). */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: AppErrorCode,
    readonly detail: Label,
    readonly faults: readonly Fault[] = [],
    options: AppErrorOptions = {},
  ) {
    super(detail.en, options);
    this.retryAfter = options.retryAfter;
    this.allow = options.allow ?? [];
  }

  /** Seconds after which it may be tried again, where that is known. */
  readonly retryAfter: number | undefined;

  /** Methods that the path has, where another was used. */
  readonly allow: readonly string[];

  get status(): number {
    return STATUS[this.code];
  }
}
