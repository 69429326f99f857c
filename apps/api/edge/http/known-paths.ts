import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fault } from '#libs/programme';
import { AppError } from '../../kernel/errors/app-error.js';
import { TITLES } from '../../kernel/errors/titles.js';

interface KnownPath {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

/** Whether what is asked for is a path of ours by a method of it, of all routes that were registered. */
export interface KnownPaths {
  readonly isThere: (request: FastifyRequest) => boolean;
  /**
   * onRequest. Throws 405 with `Allow` for a path that is known by other methods (RFC 9110, 15.5.6), and 404 for
   * one that is not known.
   */
  readonly mustBeThere: (request: FastifyRequest) => void;
}

/** A route's path (`/v1/gebieden/:id`) as a pattern over the path of an address. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : part.replace(/[^\w-]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`);
}

/** The path of an address, without its question. */
const pathOf = (url: string): string => /^[^?#]*/.exec(url)?.[0] ?? '';

/** A path without its empty parts: without the slash at its end, each other slash once. */
const withoutEmptyParts = (path: string): string => `/${path.split('/').filter(Boolean).join('/')}`;

/** The router takes an empty part for the value of a parameter (`/v1/rapportages/` for an edition without an id). */
const hasEmptyPart = (path: string): boolean => path.length > 1 && /\/(\/|$)/.test(path);

/**
 * To be made before the routes are. The same is answered whoever asks and by whatever method, and nothing but the
 * path is looked at: what is there behind it, and whether it may be seen, is for the method that asks (decision
 * 0131). A path with an empty part, such as a slash at its end, is no path of ours; where one without it is, that
 * is named (decision 0141).
 */
export function knownPaths(fastify: FastifyInstance): KnownPaths {
  const paths = new Map<string, KnownPath>();
  fastify.addHook('onRoute', ({ url, method }) => {
    const known = paths.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const each of [method].flat()) known.methods.add(each);
    paths.set(url, known);
  });
  const methodsOf = (path: string): readonly string[] => [
    ...new Set(
      [...paths.values()]
        .filter(({ pattern }) => pattern.test(path))
        .flatMap((known) => [...known.methods])
        .sort(),
    ),
  ];
  const isThere = ({ is404, url }: FastifyRequest): boolean => !is404 && !hasEmptyPart(pathOf(url));
  return {
    isThere,
    mustBeThere: (request) => {
      if (isThere(request)) return;
      const path = pathOf(request.url);
      const plain = withoutEmptyParts(path);
      const methods = methodsOf(plain);
      if (methods.length === 0) throw new AppError('NOT_FOUND', TITLES.NOT_FOUND);
      throw hasEmptyPart(path) ? written(path, plain) : notAllowed(request.method, methods);
    },
  };
}

/** 404, with the address that was meant. */
const written = (path: string, plain: string): AppError => {
  const found = fault('EMPTY_PATH_PART', [], { path: plain }, path);
  return new AppError('NOT_FOUND', found.message, [found]);
};

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
