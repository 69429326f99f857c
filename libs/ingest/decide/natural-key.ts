import { sha256Hex } from '#libs/platform';

/**
 * First 13 hex digits of SHA-256 over (type, partner, canonical JSON of the data as stored): the same fact under
 * another id has the same.
 */
export const naturalKeyOf = (name: string, partnerId: string | undefined, data: string): string =>
  sha256Hex(`${name}\n${partnerId ?? ''}\n${data}`).slice(0, 13);
