import type { FiguresQuery } from '#libs/read-model';
import { toAsOfInput } from '../../kernel/graphql/as-of.js';
import type { FiguresArgs, QuestionArgs } from './figures.args.js';
import { given } from '../../kernel/given.js';

/** The arguments of GraphQL as the read model's query; what is null is left out. */
export function toFiguresQuery(args: QuestionArgs & Partial<FiguresArgs>): FiguresQuery {
  const { kpis, scopes, period, cumulative, asOf, referenceDate, split, definitionVersion, sumOfParts } =
    args;
  const at = toAsOfInput(asOf);
  return {
    period,
    cumulative,
    sumOfParts,
    ...given({ kpis, scopes, asOf: at, referenceDate, split, definitionVersion }),
  };
}
