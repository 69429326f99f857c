import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a browser sent this from a page of ours. A page elsewhere can neither leave out nor change these headers;
 * what carries neither is no browser, and has no business with a cookie.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, own: string): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin === undefined && site === undefined) return false;
  return (origin === undefined || origin === own) && (site === undefined || site === 'same-origin');
}
