import { fault } from '#libs/programme';
import { AppError } from '../errors/app-error.js';
import { languageOf, type Language } from '../language.js';

/** A link in a page cannot set a header, so `taal` goes before it. */
export function languageIn(
  { taal }: Readonly<Record<string, unknown>>,
  header: string | undefined,
): Language {
  if (taal === 'nl' || taal === 'en') return taal;
  if (taal === undefined) return languageOf(header);
  throw new AppError('BAD_USER_INPUT', { nl: 'taal is nl of en', en: 'taal is nl or en' }, [
    Array.isArray(taal)
      ? fault('GIVEN_TWICE', ['taal'])
      : fault('UNKNOWN_CODE', ['taal'], { allowed: 'nl, en' }, taal),
  ]);
}
