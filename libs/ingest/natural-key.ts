import { canonicalJson, type EventData } from '#libs/programme';
import { sha256Hex } from '#libs/platform';

/** First 13 hex digits of SHA-256 over (type, partner, data as stored): the same fact under another id has the same. */
export const naturalKeyOf = (name: string, partnerId: string | undefined, data: EventData): string =>
  sha256Hex(`${name}\n${partnerId ?? ''}\n${canonicalJson(data)}`).slice(0, 13);
