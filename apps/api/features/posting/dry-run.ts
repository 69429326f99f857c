import { AppError } from '../../kernel/errors/app-error.js';

const KNOWN = new Set(['proef']);

/**
 * Whether a request asks for a dry run. Throws 400 on anything but true or false, and on a parameter that is not known: a
 * trial that is taken for real cannot be undone.
 */
export function dryRunOf(query: Readonly<Record<string, unknown>>): boolean {
  const unknown = Object.keys(query).find((name) => !KNOWN.has(name));
  if (unknown !== undefined)
    throw new AppError('BAD_USER_INPUT', {
      nl: `Onbekende parameter "${unknown.slice(0, 50)}"; bekend is proef`,
      en: `Unknown parameter "${unknown.slice(0, 50)}"; known is proef`,
    });
  const { proef } = query;
  if (proef === undefined || proef === 'false') return false;
  if (proef === 'true' || proef === '') return true;
  throw new AppError('BAD_USER_INPUT', { nl: 'proef is true of false', en: 'proef is true or false' });
}
