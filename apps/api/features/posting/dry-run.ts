import { fault } from '#libs/programme';
import { badInput } from '../../kernel/errors/known-error.js';

/**
 * Whether a request asks for a dry run. Throws 400 on anything but true or false, and on a parameter that is not
 * known: a trial that is taken for real cannot be undone.
 */
export function dryRunOf(query: Readonly<Record<string, unknown>>): boolean {
  const { proef, ...unknown } = query;
  const names = Object.keys(unknown);
  if (names.length > 0)
    throw badInput(names.map((name) => fault('UNKNOWN_PARAMETER', [name], { name, allowed: 'proef' }, name)));
  if (proef === undefined || proef === 'false') return false;
  if (proef === 'true' || proef === '') return true;
  throw badInput([
    Array.isArray(proef)
      ? fault('GIVEN_TWICE', ['proef'], {}, proef)
      : fault('UNKNOWN_CODE', ['proef'], { allowed: 'true, false' }, proef),
  ]);
}
