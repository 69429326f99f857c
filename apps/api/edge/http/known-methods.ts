import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../kernel/errors/app-error.js';

interface KnownPath {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

/** A route's path (`/v1/gebieden/:id`) as a pattern over the path of an address. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : part.replace(/[^\w-]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`);
}

/**
 * onRequest, to be added before the routes: a path that is known by other methods is 405 with `Allow` (RFC 9110, 15.5.6), whoever asks. Nothing but
 * the path is looked at: what is there behind it, and whether it may be seen, is for the method that asks.
 */
export function knownMethods(fastify: FastifyInstance): (request: FastifyRequest) => void {
  const paths = new Map<string, KnownPath>();
  fastify.addHook('onRoute', ({ url, method }) => {
    const known = paths.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const each of [method].flat()) known.methods.add(each);
    paths.set(url, known);
  });
  return ({ is404, url, method }) => {
    if (!is404) return;
    const path = url.split('?', 1)[0] ?? '';
    const methods = [...paths.values()]
      .filter(({ pattern }) => pattern.test(path))
      .flatMap((known) => [...known.methods]);
    if (methods.length > 0) throw notAllowed(method, [...new Set(methods)].sort());
  };
}

const notAllowed = (method: string, allow: readonly string[]): AppError => {
  const list = allow.join(', ');
  return new AppError(
    'METHOD_NOT_ALLOWED',
    {
      nl: `${method} kan hier niet; wel: ${list}`,
      en: `${method} cannot be used here; these can: ${list}`,
    },
    [],
    { allow },
  );
};
