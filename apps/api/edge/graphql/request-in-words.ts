/**
 * What the server of GraphQL says of a request that holds no question it can read: rule, place, what it says, and
 * that in Dutch.
 */
type RequestRule = readonly [name: string, place: string, said: RegExp, dutch: string];

const RULES: readonly RequestRule[] = [
  ['REQUIRED', '/query', /^POST body missing/, 'Stuur een JSON-object met de vraag in query'],
  ['REQUIRED', '/query', /^GraphQL operations must contain a non-empty/, 'De vraag ontbreekt in query'],
  ['WRONG_TYPE', '/query', /^GraphQL queries must be strings/, 'De vraag in query is een tekst'],
  ['WRONG_TYPE', '/variables', /^`variables` in a POST body/, 'De variabelen in variables zijn een object'],
  ['WRONG_TYPE', '/extensions', /^`extensions` in a POST body/, 'Wat in extensions staat is een object'],
  [
    'WRONG_TYPE',
    '/operationName',
    /^`operationName` in a POST body/,
    'De naam in operationName is een tekst',
  ],
  ['ONE_QUESTION', '', /^Operation batching disabled/, 'Stuur één vraag per verzoek, geen lijst'],
  ['ONE_QUESTION', '', /^No operations found/, 'Stuur één vraag per verzoek, geen lijst'],
  ['GIVEN_TWICE', '/$1', /^The '(\w+)' search parameter may only/, '$1 staat er meer dan eens'],
  ['WRONG_TYPE', '/$1', /^The (\w+) search parameter/, '$1 is een JSON-object'],
  [
    'METHOD',
    '',
    /^GET requests only support query/,
    'Met GET kan alleen een vraag (query); stuur dit met POST',
  ],
  ['WRONG_TYPE', '/content-type', /^GET requests may not have/, 'Bij GET hoort hooguit application/json'],
  [
    'PREFLIGHT',
    '',
    /^This operation has been blocked as a potential/,
    'Stuur de vraag met POST als application/json: zo kan geen andere website haar voor u stellen',
  ],
  ['NOT_ACCEPTABLE', '/accept', /^An 'accept' header was provided/, 'Alleen application/json wordt gegeven'],
];

/** The rule, the place in the request, and the words in both languages; undefined for anything else. */
export function requestWordsOf(
  message: string,
): { readonly rule: string; readonly place: string; readonly detail: string } | undefined {
  const found = RULES.find(([, , said]) => said.test(message));
  if (found === undefined) return undefined;
  const [rule, place, said, dutch] = found;
  const name = said.exec(message)?.[1] ?? '';
  return {
    rule,
    place: place.replace('$1', name),
    detail: `${dutch.replace('$1', name)} / ${message.trim()}`,
  };
}
