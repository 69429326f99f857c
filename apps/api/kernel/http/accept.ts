import Negotiator from 'negotiator';
import type { Label } from '#libs/programme';
import { AppError } from '../errors/app-error.js';

/** Characters of a header that are read; browsers and spreadsheets send some hundreds. */
export const LONGEST_WISH = 2_000;

/** A header that is absent, empty or longer than anybody needs is no wish (RFC 9110, 12.4.1 allows that). */
const wishIn = (header: string | undefined): string | undefined =>
  header === undefined || header.trim() === '' || header.length > LONGEST_WISH ? undefined : header;

/**
 * The media type to answer with by Accept (RFC 9110, 12.5.1): of those offered the one that is liked best, the first
 * without a wish; undefined when none is accepted. All are given in UTF-8. Where a type is accepted with another
 * parameter only (`application/json;indent=4`) it is given without, rather than refused.
 */
export function preferredType<Type extends string>(
  accept: string | undefined,
  offered: readonly Type[],
): Type | undefined {
  const wish = new Negotiator({ headers: { accept: wishIn(accept) } });
  const given = offered.map((type) => `${type}; charset=utf-8`);
  const [best] = wish.mediaTypes(given);
  if (best !== undefined) return offered[given.indexOf(best)];
  for (const range of wish.mediaTypes()) {
    const named = offered.find((type) => type === range.toLowerCase());
    if (named) return named;
  }
  return undefined;
}

/**
 * The name of the format to answer in, by Accept; the first without a wish.
 * @param types the media type of each
 * @param given what is said of them where none is accepted: `… wordt gegeven als`, `… is given as`
 * @throws AppError 406 where none is accepted
 */
export function preferredFormat<Name extends string>(
  accept: string | undefined,
  types: Readonly<Record<Name, string>>,
  given: Label,
): Name {
  const names = Object.keys(types) as Name[];
  const offered = names.map((name) => types[name]);
  const best = preferredType(accept, offered);
  const name = best === undefined ? undefined : names[offered.indexOf(best)];
  if (name !== undefined) return name;
  const list = offered.join(', ');
  throw new AppError('NOT_ACCEPTABLE', { nl: `${given.nl} ${list}`, en: `${given.en} ${list}` });
}

/**
 * The language by Accept-Language (RFC 9110, 12.5.4): of those available the one that is liked best, of those liked
 * as well the one that is named first; the first without a wish; undefined when none is liked.
 */
export const preferredLanguage = (
  acceptLanguage: string | undefined,
  available: readonly string[],
): string | undefined =>
  new Negotiator({ headers: { 'accept-language': wishIn(acceptLanguage) } }).language(available);

/**
 * The coding of content by Accept-Encoding (RFC 9110, 12.5.3): of those available the one that is liked best, of
 * those liked as well the first; undefined for none, also where the header refuses that (bytes as they are go before
 * 406).
 */
export function preferredCoding<Coding extends string>(
  acceptEncoding: string | undefined,
  available: readonly Coding[],
): Coding | undefined {
  const wish = new Negotiator({ headers: { 'accept-encoding': wishIn(acceptEncoding) } });
  const best = wish.encoding([...available, 'identity'], { preferred: available });
  return available.find((coding) => coding === best);
}
