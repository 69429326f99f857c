import { toFaultJson, type FaultJson } from '#libs/programme';
import type { AppError } from './app-error.js';
import type { Language } from '../language.js';
import { TITLES } from './titles.js';

/** application/problem+json (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** This one occurrence; the same id is in the server's log. */
  readonly instance: string;
  readonly code: string;
  /** Every fault of what was sent, not just the first. */
  readonly faults?: readonly FaultJson[];
}

/** The problem to answer with, in the reader's language; the faults carry both. */
export function toProblem(error: AppError, language: Language, requestId: string): Problem {
  return {
    type: `urn:wijkspoor:problem:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: TITLES[error.code][language],
    status: error.status,
    detail: error.detail[language],
    instance: `urn:uuid:${requestId}`,
    code: error.code,
    ...(error.faults.length > 0 ? { faults: error.faults.map(toFaultJson) } : {}),
  };
}

/** Headers that belong to a problem's status. */
export function headersOf(error: AppError): Readonly<Record<string, string>> {
  if (error.status === 401) return { 'WWW-Authenticate': 'Bearer realm="wijkspoor"' };
  if (error.status === 405) return { Allow: error.allow.join(', ') };
  const comesBack = error.status === 503 || error.status === 429 || error.retryAfter !== undefined;
  return comesBack ? { 'Retry-After': String(error.retryAfter ?? 2) } : {};
}
