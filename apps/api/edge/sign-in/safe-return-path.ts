const HERE = 'http://here.invalid';
const LONGEST = 1_500;
/** To go on to one of these would go round in circles, or leave again. */
const PASSING = /^\/(aanmelden|afmelden|niet-aangemeld)(\/|$)/;

/**
 * An address of ours to go on to, from what somebody asked for: another host's, a passing one and what is no path
 * become the first page. It is looked at after it was resolved, since `/.//elsewhere` is a host's by then.
 */
export function safeReturnPath(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > LONGEST || !asked.startsWith('/')) return '/';
  if (!URL.canParse(asked, HERE)) return '/';
  const { origin, pathname, search } = new URL(asked, HERE);
  const own = origin === HERE && !pathname.startsWith('//') && !PASSING.test(pathname);
  return own ? pathname + search : '/';
}
