const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host is this computer itself. */
export const isOnThisComputer = (hostname: string): boolean => LOOPBACK.test(hostname);

/**
 * Whether what goes to an address stays unread on its way: https, or http to this computer; no name and password in
 * it.
 */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isOnThisComputer(hostname));
}
