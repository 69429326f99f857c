import { datesOf, findKpi, type Figure } from '#libs/indicators';
import { dateOf } from '#libs/programme';

/** Figures as one JSON document; positions as text, since they may pass 2^53. What is not known is null. */
export function figuresAsJson(figures: readonly Figure[]): string {
  const told = figures.map(({ period, ref, position, measurement, parts, ...figure }) => ({
    ...figure,
    label: findKpi(figure.kpi)?.label,
    unit: findKpi(figure.kpi)?.unit,
    addsUpOver: findKpi(figure.kpi)?.addsUpOver,
    period: { code: period.code, cumulative: period.cumulative, ...datesOf(period) },
    position: String(position),
    referenceDate: dateOf(ref),
    ...withoutValue(measurement),
    value: figure.value ?? null,
    parts: parts.map((part) => ({
      dimension: part.dimension,
      key: part.key,
      status: part.status,
      ...withoutValue(part.measurement),
      value: part.value ?? null,
    })),
  }));
  return `${JSON.stringify({ figures: told }, null, 2)}\n`;
}

/** The amounts of a measurement; its value is told by the figure, which has none without data. */
const withoutValue = ({ value: _value, ...amounts }: Figure['measurement']) => amounts;
