import type { FiguresQuery } from '#libs/read-model';
import { toAsOfInput } from '../../kernel/graphql/as-of.js';
import type { FiguresArgs, QuestionArgs } from './figures.args.js';

/** The arguments of a query as the read model's question; what is null is left out. */
export function questionOf(args: QuestionArgs & Partial<FiguresArgs>): FiguresQuery {
  const { kpis, scopes, period, cumulative, asOf, referenceDate, split, definitionVersion, sumOfParts } =
    args;
  const at = toAsOfInput(asOf);
  return {
    period,
    cumulative,
    sumOfParts,
    ...(kpis == null ? {} : { kpis }),
    ...(scopes == null ? {} : { scopes }),
    ...(at === undefined ? {} : { asOf: at }),
    ...(referenceDate == null ? {} : { referenceDate }),
    ...(split == null ? {} : { split }),
    ...(definitionVersion == null ? {} : { definitionVersion }),
  };
}
