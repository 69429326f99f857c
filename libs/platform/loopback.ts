import { isIPv4 } from 'node:net';

/** Whether a host name or address, as it is written by itself or in a URL, can only be this computer. */
export const isLoopback = (host: string): boolean =>
  ['localhost', '::1', '[::1]'].includes(host.toLowerCase()) || (isIPv4(host) && host.startsWith('127.'));
