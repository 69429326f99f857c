import { isLoopback } from './loopback.js';

/**
 * Whether what goes to an address stays unread on its way: https, or http to this computer; no name and password in
 * it.
 */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
