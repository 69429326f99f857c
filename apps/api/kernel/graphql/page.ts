import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType, type ComplexityEstimatorArgs } from '@nestjs/graphql';
import { fault, type Fault } from '#libs/programme';
import { QueryError } from '#libs/read-model';
import { PositionScalar } from './scalars.js';
import { NullableField } from './nullable-field.js';

export const MAX_PAGE = 100;
export const DEFAULT_PAGE = 50;

/** Which page of a list is asked for (Relay, forwards). */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: DEFAULT_PAGE, description: `1–${MAX_PAGE}` })
  first!: number;
  @NullableField(() => String, 'endCursor van de vorige pagina / of the page before')
  after?: string | null;
}

/** The same, of a list that a poster reads back. */
@ArgsType()
export class PageAtLeastArgs extends PageArgs {
  @NullableField(() => PositionScalar, 'Wacht tot deze positie verwerkt is / read-your-writes')
  atLeast?: string | null;
}

/** Looking through the log: three in one question at most. */
const SEARCH = 15_000;

/** A page costs what is asked of an entry, times the size of the page. */
export const pageCost = ({ args, childComplexity }: ComplexityEstimatorArgs): number => {
  const first: unknown = args['first'];
  const { text } = (args['filter'] ?? {}) as { readonly text?: unknown };
  const search = text == null ? 0 : SEARCH;
  return search + (typeof first === 'number' && first > 0 ? first : DEFAULT_PAGE) * (1 + childComplexity);
};

/** A page with the position that its cursor stands for. Throws QueryError with all that is wrong with it. */
export function readPage<Position>(
  { first, after }: { readonly first: number; readonly after?: string | null | undefined },
  positionIn: (cursor: string) => Position | undefined,
) {
  const faults: Fault[] = [];
  if (first < 1 || first > MAX_PAGE) faults.push(fault('PAGE_SIZE', ['first'], { max: MAX_PAGE }, first));
  const position = after == null ? undefined : positionIn(after);
  if (after != null && position === undefined) faults.push(fault('BAD_CURSOR', ['after'], {}, after));
  if (faults.length > 0) throw new QueryError(faults);
  return { first, after: position };
}

/** A place in a list of entries, opaque to clients: the position of the entry. */
export const cursorOf = (position: number): string => Buffer.from(`p${position}`).toString('base64url');

/** The position in a cursor; undefined when it is none of ours. */
export function positionInCursor(cursor: string): number | undefined {
  const digits = /^p([1-9]\d{0,15})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Where a page begins and ends (Relay). */
@ObjectType('PageInfo')
export class PageInfoModel {
  @Field(() => Boolean)
  hasNextPage!: boolean;
  @Field(() => Boolean)
  hasPreviousPage!: boolean;
  @NullableField(() => String)
  startCursor?: string | undefined;
  @NullableField(() => String)
  endCursor?: string | undefined;
}

/** An item of a page with its place. */
export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/** The GraphQL type of one; `name` without `Edge`. */
export function edgeOf<Node extends object>(name: string, node: Type<Node>): Type<Edge<Node>> {
  @ObjectType(`${name}Edge`)
  class EdgeModel {
    @Field(() => String)
    cursor!: string;
    @Field(() => node)
    node!: Node;
  }
  return EdgeModel;
}

/** Edges with where the page begins and ends. */
export const pageOf = <Node>(
  edges: readonly Edge<Node>[],
  { hasNextPage, hasPreviousPage }: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean },
) => ({
  edges,
  pageInfo: {
    hasNextPage,
    hasPreviousPage,
    startCursor: edges[0]?.cursor,
    endCursor: edges.at(-1)?.cursor,
  },
});
