import type { Figure } from '../graphql/figures.ts';
import type { KpiDefinition } from '../graphql/programme.ts';
import type { Text } from '../intl/use-text.tsx';
import type { Cell } from './table-data.ts';

type Unit = Pick<KpiDefinition, 'unit'>;
type Value = Pick<Figure, 'value' | 'status'>;

/** A part of 1, shown as a percentage. */
export const isShare = ({ unit }: Unit): boolean => unit.nl.startsWith('%');
/** An amount of euros. */
export const isEuro = ({ unit }: Unit): boolean => unit.nl === '€';

/** A number of this KPI as people read it; without a number never 0. */
export function valueText(
  kpi: Unit,
  value: number,
  { number, percent }: Pick<Text, 'number' | 'percent'>,
): string {
  if (isShare(kpi)) return percent(value);
  const text = number(
    value,
    Number.isInteger(value) || Math.abs(value) >= 1000 ? 0 : Math.abs(value) < 10 ? 2 : 1,
  );
  return isEuro(kpi) ? `€ ${text}` : text;
}

/** A plan line at a day is no count of anything: of what is counted whole it is shown whole, on every page alike. */
export const plannedText = (kpi: Unit, planned: number, text: Pick<Text, 'number' | 'percent'>): string =>
  valueText(kpi, isShare(kpi) ? planned : Math.round(planned), text);

/**
 * A number with its unit in a sentence: "103 dagen", "5.976 huishoudens"; what stands between brackets is for a
 * table.
 */
export function quantityText(
  kpi: Unit,
  value: number,
  text: Pick<Text, 'number' | 'percent' | 'say'>,
): string {
  const unit = isShare(kpi) ? '' : unitText(kpi, text).replace(/ \(.*\)$/, '');
  return `${valueText(kpi, value, text)} ${unit}`.trim();
}

/** How much a number differs, with its sign; of shares in percentage points. */
export function differenceText(
  kpi: Unit,
  difference: number,
  text: Pick<Text, 'number' | 'percent' | 't'>,
): string {
  const size = Math.round((isShare(kpi) ? difference * 100 : difference) * 10) / 10;
  const sign = size > 0 ? '+' : size < 0 ? '−' : '';
  return isShare(kpi)
    ? text.t('ministry.points', { points: `${sign}${text.number(Math.abs(size), 1)}` })
    : `${sign}${valueText(kpi, Math.abs(size), text)}`;
}

/** A figure's value, or in words why there is none: no data, protected and not mature are not 0. */
export function figureText(kpi: Unit, figure: Value, text: Text): string {
  if (figure.status === 'OK' && figure.value !== null) return valueText(kpi, figure.value, text);
  return text.t(`figure.${figure.status === 'OK' ? 'NO_DATA' : figure.status}`);
}

/** A figure in a table: its number, or in words why there is none. */
export const cellOf = (kpi: Unit, figure: Value | undefined, text: Text): Cell =>
  figure?.status === 'OK' && figure.value !== null
    ? figure.value
    : figureText(kpi, figure ?? { status: 'NO_DATA', value: null }, text);

/** "5 of 6 partners": how many reported, of those that were expected to. */
export const reportingText = (
  {
    partnersReporting,
    partnersExpected,
  }: { readonly partnersReporting: number; readonly partnersExpected: number },
  { t }: Pick<Text, 't'>,
): string => t('table.ofPartners', { reporting: partnersReporting, expected: partnersExpected });

/** The unit to write behind a value; a percentage and euros have theirs in it. */
export const unitText = (kpi: Unit, { say }: Pick<Text, 'say'>): string =>
  isEuro(kpi) ? '' : isShare(kpi) ? say(kpi.unit).replace(/^% /, '') : say(kpi.unit);
