import type { ComplexityEstimatorArgs } from '@nestjs/graphql';
import { KPIS } from '#libs/indicators';

const count = (list: unknown, otherwise: number): number =>
  Array.isArray(list) ? new Set(list).size : otherwise;

/** A figure costs what is asked of it, times the number of figures. */
export const figuresCost = ({ args, childComplexity }: ComplexityEstimatorArgs): number =>
  Math.max(1, count(args['kpis'], KPIS.length)) *
  Math.max(1, count(args['scopes'], 1)) *
  (1 + childComplexity);

/** A pair of states is prepared before anything is compared: more than half of what one request may ask. */
const PAIR_OF_STATES = 26_000;

/** What figures compared between two states cost: one pair of states a request, and then each figure. */
export const comparisonCost = (asked: ComplexityEstimatorArgs): number => PAIR_OF_STATES + figuresCost(asked);
