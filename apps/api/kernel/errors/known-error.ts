import {
  isStoreError,
  type DamagedEventError,
  type StoreErrorCode,
  type StoreFault,
} from '#libs/event-store';
import type { ClockJumpedError } from '#libs/platform';
import { toPointer, type Fault, type Label } from '#libs/programme';
import { AppError, type AppErrorCode } from './app-error.js';
import { TITLES } from './titles.js';

const OF_STATUS: Readonly<Record<number, AppErrorCode>> = {
  400: 'BAD_USER_INPUT',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  406: 'NOT_ACCEPTABLE',
  413: 'TOO_LARGE',
  414: 'URI_TOO_LONG',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

/** What those who run the server must mend, and may be told to anybody. */
const OF_OPERATORS: readonly StoreErrorCode[] = ['FILE_GONE', 'LOG_NOT_TAKEN_IN', 'VAULT_DAMAGED'];

interface Shape {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly faults?: unknown;
  readonly status?: unknown;
  readonly statusCode?: unknown;
}

/**
 * Any error as one that may be told: what the libraries and the HTTP server throw becomes its AppError, anything else
 * INTERNAL_SERVER_ERROR, with the error itself as `cause` and nothing of it in the message.
 */
export function knownError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { code, faults, message, status, statusCode } = (error ?? {}) as Shape;
  const toAppError = (as: AppErrorCode, detail: Label = TITLES[as]): AppError =>
    new AppError(as, detail, [], { cause: error });
  if (code === 'BAD_QUERY') return badInput(faults as readonly Fault[]);
  if (code === 'PROJECTION_BEHIND') return toAppError('PROJECTION_BEHIND');
  if (code === 'CLOCK_JUMPED') return toAppError('CLOCK_JUMPED', (error as ClockJumpedError).detail);
  if (code === 'WORK_GIVEN_UP')
    return toAppError('TOO_BUSY', {
      nl: 'Deze vraag kostte te veel tijd; vraag minder tegelijk',
      en: 'This question took too much time; ask less at once',
    });
  if (code === 'RECORD_UNAVAILABLE')
    return toAppError('RECORD_UNAVAILABLE', {
      nl: 'Wie wat leest, kan nu niet worden bijgehouden; daarom wordt het niet getoond',
      en: 'Who reads what cannot be recorded now; therefore it is not shown',
    });
  if (code === 'POISON_EVENT') return toAppError('PROJECTION_STOPPED');
  if (isStoreError(error, 'EVENT_DAMAGED'))
    return toAppError('STORE_UNAVAILABLE', (error as DamagedEventError).detail);
  if (OF_OPERATORS.some((each) => isStoreError(error, each)))
    return toAppError('STORE_UNAVAILABLE', (error as StoreFault).detail);
  if (isStoreError(error))
    return toAppError(error.code === 'STORE_FULL' ? 'STORE_FULL' : 'STORE_UNAVAILABLE');
  const as = OF_STATUS[Number(statusCode ?? status)];
  if (as === 'BAD_USER_INPUT') return toAppError(as, { nl: TITLES[as].nl, en: String(message) });
  return toAppError(as ?? 'INTERNAL_SERVER_ERROR');
}

/** One error for a list of faults; its code by the worst: refuse before forbidden before conflict. */
export function badInput(faults: readonly Fault[]): AppError {
  const has = (severity: Fault['severity']): boolean => faults.some((fault) => fault.severity === severity);
  const code = has('refuse') ? 'BAD_USER_INPUT' : has('forbidden') ? 'FORBIDDEN' : 'CONFLICT';
  const shown = faults.slice(0, 3);
  const more = faults.length - shown.length;
  const detail = (language: 'nl' | 'en', and: string): string =>
    shown
      .map(({ place, message }) => `${place.length === 0 ? '' : `${toPointer(place)}: `}${message[language]}`)
      .join('; ') + (more > 0 ? `; ${and.replace('#', String(more))}` : '');
  return new AppError(code, { nl: detail('nl', 'en nog # meer'), en: detail('en', 'and # more') }, faults);
}
