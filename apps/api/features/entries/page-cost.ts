import type { ComplexityEstimatorArgs } from '@nestjs/graphql';
import { DEFAULT_PAGE } from './page.args.js';

/** A page costs what is asked of an entry, times the size of the page. */
export const pageCost = ({ args, childComplexity }: ComplexityEstimatorArgs): number => {
  const first: unknown = args['first'];
  return (typeof first === 'number' && first > 0 ? first : DEFAULT_PAGE) * (1 + childComplexity);
};
