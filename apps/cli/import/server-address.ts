import { refusal } from '../refused.js';

/**
 * The address of a running server without the slashes it may end with. Throws an Error in both languages for what
 * is no http(s) address.
 */
export function serverAddress(text: string): string {
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol !== 'http:' && protocol !== 'https:')
    throw refusal(
      '--url',
      'PATTERN',
      'dit is geen adres van een server, zoals https://monitor.example.org',
      'this is no address of a server, such as https://monitor.example.org',
      text,
    );
  return text.replace(/\/+$/, '');
}

/**
 * Whether there is no such server, so that asking again gives nothing else: its name is not known, or its address
 * cannot be.
 */
export function isNowhere(error: unknown): boolean {
  const { code } = ((error as { cause?: unknown } | null)?.cause ?? {}) as { code?: unknown };
  return code === 'ENOTFOUND' || code === 'ERR_INVALID_URL';
}
