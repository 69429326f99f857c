import { datesOf, type Figure } from '#libs/indicators';
import { dateOf, type PassedOver } from '#libs/programme';
import type { AboutFigure } from '#libs/read-model';

/** Figures as one JSON document; positions as text, since they may pass 2^53. What is not known is null. */
export function toFiguresJson(
  figures: readonly Figure[],
  about: (figure: Figure) => AboutFigure,
  passedOver: readonly PassedOver[] = [],
): string {
  const written = figures.map((whole) => ({ ...toFigureJson(whole), ...toAboutJson(about(whole)) }));
  const left = passedOver.length === 0 ? {} : { passedOver };
  return `${JSON.stringify({ figures: written, ...left }, null, 2)}\n`;
}

const toAboutJson = ({ kpi, definitionBreak, partnersMissing, scopeWentTo }: AboutFigure) => ({
  label: kpi.label,
  unit: kpi.unit,
  formula: kpi.formula,
  addsUpOver: kpi.addsUpOver,
  definitionBreak: definitionBreak ?? null,
  partnersMissing,
  scopeWentTo: scopeWentTo.map(({ neighbourhoodId, to }) => ({ neighbourhoodId, to: to ?? null })),
});

function toFigureJson({ period, referenceDay, position, measurement, parts, ...figure }: Figure) {
  return {
    ...figure,
    period: { code: period.code, cumulative: period.cumulative, ...datesOf(period) },
    position: String(position),
    referenceDate: dateOf(referenceDay),
    ...withoutValue(measurement),
    value: figure.value ?? null,
    parts: parts.map((part) => ({
      dimension: part.dimension,
      key: part.key,
      status: part.status,
      ...withoutValue(part.measurement),
      value: part.value ?? null,
    })),
  };
}

/** The amounts of a measurement; its value is told by the figure, which has none without data. */
const withoutValue = ({ value: _value, ...amounts }: Figure['measurement']) => amounts;
