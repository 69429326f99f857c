import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#libs/access';
import { AppError } from '../../kernel/errors/app-error.js';
import { isSameOrigin } from './same-origin.js';
import type { Found } from './sessions.js';
import type { SignIn } from './sign-in.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** These read the cookies themselves. */
const SIGNING = /^\/(aanmelden|afmelden)(\/|\?|$)/;

/** Throws 403 unless a page of ours sent the request: with a cookie, the browser's word is not its reader's. */
export function assertSameOrigin(headers: IncomingHttpHeaders, origin: string): void {
  if (isSameOrigin(headers, origin)) return;
  throw new AppError('FORBIDDEN', {
    nl: 'Deze aanvraag komt niet van een pagina van de monitor',
    en: 'This request does not come from a page of the monitor',
  });
}

/** Who the session of a request is of; the answer carries its renewed cookies. Throws 403 or 503. */
export async function bySession(
  { sessions, origin }: SignIn,
  { method, url, headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<Actor | undefined> {
  if (SIGNING.test(url) || !sessions.isIn(headers.cookie)) return undefined;
  if (!READS.has(method)) assertSameOrigin(headers, origin);
  const found = await sessions.find(headers.cookie);
  if (found && found.setCookies.length > 0) void reply.header('Set-Cookie', [...found.setCookies]);
  return found?.actor;
}

/**
 * Who the session of a socket's upgrade is of; only for a page of ours, since a socket may be opened from anywhere.
 */
export async function socketBySession(
  { sessions, origin }: SignIn,
  headers: IncomingHttpHeaders,
): Promise<Found | undefined> {
  if (headers.origin !== origin) return undefined;
  return sessions.find(headers.cookie, { renew: false });
}
