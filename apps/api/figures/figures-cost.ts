import type { ComplexityEstimatorArgs } from '@nestjs/graphql';
import { KPIS } from '#libs/indicators';

const count = (list: unknown, otherwise: number): number => (Array.isArray(list) ? list.length : otherwise);

/** A figure costs what is asked of it, times the number of figures. */
export const figuresCost = ({ args, childComplexity }: ComplexityEstimatorArgs): number =>
  Math.max(1, count(args['kpis'], KPIS.length)) *
  Math.max(1, count(args['scopes'], 1)) *
  (1 + childComplexity);
