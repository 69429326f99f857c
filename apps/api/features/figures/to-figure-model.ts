import { datesOf, findKpi, versionsOf, type EffectiveEntries, type Figure } from '#libs/indicators';
import { dateOf } from '#libs/programme';
import { toKpiModel } from '../definitions/kpi.model.js';
import type { FigureModel } from './figure.model.js';
import { partLabel } from './part-label.js';

/** A figure as GraphQL gives it; the names of partners are those at its position. */
export function toFigureModel(figure: Figure, at: () => EffectiveEntries): FigureModel {
  const { measurement, parts, period, referenceDay, position, kpi: code, ...rest } = figure;
  const kpi = findKpi(code);
  if (!kpi) throw new Error(`no KPI ${code}`);
  const { value: _value, components, ...amounts } = measurement;
  const addsUp = (dimension: string): boolean =>
    kpi.splits.some((split) => split.dimension === dimension && split.addsUp);
  const [first] = parts;
  return {
    ...rest,
    ...amounts,
    figure,
    kpi: toKpiModel(versionsOf(at(), kpi), figure.definitionVersion),
    period: { code: period.code, cumulative: period.cumulative, ...datesOf(period) },
    components: Object.entries(components ?? {})
      // Of what nobody reported there is no number, never 0; what others said of it stays.
      .filter(([, value]) => figure.status !== 'NO_DATA' || value !== 0)
      .map(([name, value]) => ({ name, value })),
    addsUpOver: kpi.addsUpOver,
    position: String(position),
    referenceDate: dateOf(referenceDay),
    parts: parts.map((part) => ({
      dimension: part.dimension,
      key: part.key,
      label: partLabel(kpi, part, at),
      status: part.status,
      value: part.value,
      numerator: part.measurement.numerator,
      denominator: part.measurement.denominator,
      addsUp: addsUp(part.dimension),
    })),
    partsAddUp: first && addsUp(first.dimension),
  };
}
