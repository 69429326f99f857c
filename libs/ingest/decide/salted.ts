import { hash } from 'node:crypto';
import { canonicalJson, type EntryMetadata } from '#libs/programme';

/**
 * The canonical JSON of metadata with their salt, by which the leaf's hash of the data vouches for them too
 * (docs/decisions/0061-metadata-in-the-salt.md). The members are written once: what the salt is made of, with the
 * salt put in its place.
 */
export function salted(metadata: EntryMetadata): string {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(metadata)) (name < 'salt' ? before : after)[name] = value;
  const [first, last] = [canonicalJson(before).slice(1, -1), canonicalJson(after).slice(1, -1)];
  const between = first !== '' && last !== '' ? ',' : '';
  const salt = `"salt":"${hash('sha256', `{${first}${between}${last}}`, 'base64')}"`;
  return `{${[first, salt, last].filter((part) => part !== '').join(',')}}`;
}
