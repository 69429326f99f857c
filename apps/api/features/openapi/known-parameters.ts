import type { FastifyRequest } from 'fastify';
import { fault } from '#libs/programme';
import { badInput } from '../../kernel/errors/known-error.js';
import { openApi } from './openapi.js';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

/** The operations of a path by their methods; open data stands beside `/v1`. */
interface PathItem {
  readonly servers?: readonly { readonly url: string }[];
  readonly get?: Operation;
  readonly post?: Operation;
  readonly delete?: Operation;
}

/** A route as Fastify (`:id`) or OpenAPI (`{id}`) writes it, in one form. */
const keyOf = (method: string, path: string): string =>
  `${method.toUpperCase()} ${path.replace(/:[^/]+|\{[^/]+\}/g, '*')}`;

/** The query parameters of every operation, from the description that is published. */
const known = (): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.entries(openApi().paths as Readonly<Record<string, PathItem>>).flatMap(
      ([path, { servers, ...operations }]) =>
        Object.entries(operations as Readonly<Record<string, Operation>>).map(
          ([method, { parameters = [] }]) => [
            keyOf(method, `${servers?.[0]?.url ?? '/v1'}${path}`.replace(/\/+/g, '/')),
            parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
          ],
        ),
    ),
  );

/**
 * onRequest: what the OpenAPI description does not list is refused (400), each by its name. A filter that was
 * misspelt would otherwise answer about more than was asked, without a word.
 */
export function knownParameters() {
  const parameters = known();
  // By route as the router has it: there are as many as there are routes.
  const ofRoute = new Map<string, readonly string[]>();
  return ({ method, routeOptions, query }: FastifyRequest): void => {
    const route = routeOptions.url;
    if (route === undefined || !/^\/(v1\/|open(\/|$))/.test(route)) return;
    const asked = `${method} ${route}`;
    const allowed =
      ofRoute.get(asked) ?? parameters.get(keyOf(method === 'HEAD' ? 'GET' : method, route)) ?? [];
    ofRoute.set(asked, allowed);
    const unknown = Object.keys(query as object).filter((name) => !allowed.includes(name));
    if (unknown.length === 0) return;
    const list = allowed.join(', ');
    const details = list === '' ? { nl: 'geen', en: 'none' } : list;
    throw badInput(
      unknown.map((name) => fault('UNKNOWN_PARAMETER', [name], { name, allowed: details }, name)),
    );
  };
}
