import type { ComplexityEstimatorArgs } from '@nestjs/graphql';
import { DEFAULT_PAGE } from './page.args.js';

/** Looking through the log: three in one question at most. */
const SEARCH = 15_000;

/** A page costs what is asked of an entry, times the size of the page. */
export const pageCost = ({ args, childComplexity }: ComplexityEstimatorArgs): number => {
  const first: unknown = args['first'];
  const { text } = (args['filter'] ?? {}) as { readonly text?: unknown };
  const search = text == null ? 0 : SEARCH;
  return search + (typeof first === 'number' && first > 0 ? first : DEFAULT_PAGE) * (1 + childComplexity);
};
