import { spread, type Protection } from '#libs/disclosure';
import type { EditionFigure } from '#libs/indicators';
import type { OpenObservation } from '#libs/open-data';
import type { MeasureOf } from './open-measures.js';

/**
 * A number of a figure that outsiders may have, as an observation; its bounds follow from the rules and what is
 * shown alone.
 */
export function openObservation(
  measure: MeasureOf,
  figure: EditionFigure,
  rules: Protection,
): OpenObservation {
  const { scope, cumulative, status, unknown, target } = figure;
  const place = {
    measure: measure.code,
    area: scope,
    span: cumulative ? ('CUMULATIVE' as const) : ('PERIOD' as const),
  };
  const isMain = measure.amount === 'figure';
  const aside = isMain && target !== undefined ? { target } : {};
  if (status !== 'OK') return { ...place, status, ...hiddenBounds(measure, status), ...aside };
  const value = amountIn(figure, measure.amount);
  if (value === undefined) return { ...place, status: 'ONLY_UNKNOWN', ...aside };
  const unknownPart = !measure.isProtected && isMain && unknown !== undefined ? { unknown } : {};
  return { ...place, status, value, ...bounds(measure, figure, value, rules), ...unknownPart, ...aside };
}

const hiddenBounds = ({ treatment }: MeasureOf, status: string): { readonly lower?: number } =>
  status === 'PROTECTED' && treatment === 'COUNT' ? { lower: 0 } : {};

function bounds(
  { isProtected, treatment, isShare }: MeasureOf,
  { numerator, denominator }: EditionFigure,
  value: number,
  rules: Protection,
): { readonly lower?: number; readonly upper?: number } {
  if (!isProtected) return { lower: value, upper: value };
  const away = spread(rules);
  const leastTrue = (shown: number): number => Math.max(shown - away, rules.hideUpTo + 1);
  if (isShare && numerator !== undefined && denominator !== undefined)
    return {
      lower: leastTrue(numerator) / (denominator + away),
      upper: Math.min(1, (numerator + away) / leastTrue(denominator)),
    };
  return treatment === 'COUNT' ? { lower: leastTrue(value), upper: value + away } : {};
}

function amountIn(figure: EditionFigure, amount: string): number | undefined {
  if (amount === 'figure') return figure.figure;
  if (amount === 'numerator' || amount === 'denominator') return figure[amount];
  return figure.components?.[amount];
}
