import type { AsOfInput, FiguresQuery } from '#libs/read-model';
import type { AsOfInputModel, FiguresArgs } from './figures.args.js';

/** The arguments of a query as the read model's question; what is null is left out. */
export function questionOf(args: FiguresArgs): FiguresQuery {
  const { kpis, scopes, period, cumulative, asOf, referenceDate, split } = args;
  const at = asOfOf(asOf);
  return {
    period,
    cumulative,
    ...(kpis == null ? {} : { kpis }),
    ...(scopes == null ? {} : { scopes }),
    ...(at === undefined ? {} : { asOf: at }),
    ...(referenceDate == null ? {} : { referenceDate }),
    ...(split == null ? {} : { split }),
  };
}

export function asOfOf(asOf: AsOfInputModel | null | undefined): AsOfInput | undefined {
  if (asOf?.position == null && asOf?.moment == null) return undefined;
  return {
    ...(asOf.position == null ? {} : { position: BigInt(asOf.position) }),
    ...(asOf.moment == null ? {} : { moment: Date.parse(asOf.moment) }),
  };
}

export const positionIn = (text: string | null | undefined): bigint | undefined =>
  text == null ? undefined : BigInt(text);
