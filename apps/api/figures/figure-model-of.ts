import { datesOf, findKpi, registerAt, type AsOf, type Figure, type FigurePart } from '#libs/indicators';
import { CODES, dateOf, type Label } from '#libs/programme';
import { kpiModel } from '../definitions/kpi.model.js';
import { WERKLIJNEN } from '../register/werklijnen.js';
import type { FigureModel } from './figure.model.js';

const UNKNOWN: Label = { nl: 'Onbekend', en: 'Unknown' };

/** A figure as GraphQL gives it; the names of partners are those at its position. */
export function figureModelOf(figure: Figure, at: () => AsOf): FigureModel {
  const { measurement, parts, period, ref, position, kpi: code, ...rest } = figure;
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
    kpi: kpiModel(kpi),
    period: { code: period.code, cumulative: period.cumulative, ...datesOf(period) },
    components: Object.entries(components ?? {}).map(([name, value]) => ({ name, value })),
    addsUpOver: kpi.addsUpOver,
    position: String(position),
    referenceDate: dateOf(ref),
    parts: parts.map((part) => ({
      dimension: part.dimension,
      key: part.key,
      label: labelOf(part, at),
      status: part.status,
      value: part.value,
      numerator: part.measurement.numerator,
      denominator: part.measurement.denominator,
      addsUp: addsUp(part.dimension),
    })),
    partsAddUp: first && addsUp(first.dimension),
  };
}

function labelOf({ dimension, key }: FigurePart, at: () => AsOf): Label {
  if (key === 'UNKNOWN') return UNKNOWN;
  if (dimension === 'werklijn')
    return WERKLIJNEN.find(({ number }) => String(number) === key)?.name ?? { nl: key, en: key };
  if (dimension !== 'partner') return CODES[dimension]?.[key] ?? { nl: key, en: key };
  const name = registerAt(at()).partners.get(key)?.name ?? key;
  return { nl: name, en: name };
}
