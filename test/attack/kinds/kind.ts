import type { Random } from '../random.js';
import type { Reply, Sent, Target } from '../target.js';

/** A kind of attack: what it sends is drawn again each time; `wrong` says what of an answer must not be. */
export interface Kind {
  readonly name: string;
  /** Of how many tries of all it gets a share; slow kinds have less. */
  readonly weight: number;
  attack(random: Random, target: Target): Promise<string | undefined>;
}

const words = (text: unknown): boolean => typeof text === 'string' && text.trim().length > 5;

/** What is wrong with an answer: an error of ours, a refusal without words, an answer that is out of all measure. */
export function wrongWith({ status, type, text }: Reply, allowed?: readonly number[]): string | undefined {
  const told = text.slice(0, 200);
  if (allowed && !allowed.includes(status)) return `${status}: ${told}`;
  if (status >= 500 && status !== 503 && status !== 507) return `${status}: ${told}`;
  if (text.length > 16 * 1024 * 1024) return `an answer of ${text.length} characters`;
  if (status < 400) return undefined;
  if (/at \S+ \(|node_modules|\/libs\//.test(text)) return `internals: ${told}`;
  // HEAD has none.
  if (!type.includes('json') || text === '') return undefined;
  const body = JSON.parse(text) as { detail?: unknown; errors?: readonly { message?: unknown }[] };
  return words(body.detail) || words(body.errors?.[0]?.message) ? undefined : `no words: ${told}`;
}

/** A kind of one request. */
export const requests = (
  name: string,
  make: (random: Random) => Sent,
  { weight = 1, allowed }: { weight?: number; allowed?: readonly number[] } = {},
): Kind => ({
  name,
  weight,
  attack: async (random, target) => wrongWith(await target.send(make(random)), allowed),
});

export const graphql = (query: string, variables: object, token: string | undefined): Sent => ({
  method: 'POST',
  path: '/graphql',
  token,
  type: 'application/json',
  body: JSON.stringify({ query, variables }),
});
