import { inUnits, type CausingEntry, type RestatedFigure } from '#libs/indicators';
import type { Comparison } from '#libs/read-model';
import { toPeriodModel } from '../editions/edition.model.js';
import { CAUSE_LABELS } from '../restatement/cause-labels.js';
import {
  isChanged,
  numberOf,
  restatedAmounts,
  type RestatementModel,
} from '../restatement/restatement.model.js';

export const toStateModel = ({ position, referenceDate, edition }: Comparison['from']) => ({
  position: String(position),
  referenceDate,
  editionId: edition?.editionId,
});

/** A restated figure as it is told, with what it was computed from. */
export function toRestatementModel(comparison: Comparison, figure: RestatedFigure): RestatementModel {
  // What it is called by the later definition.
  const [, kpi] = figure.compared.kpi;
  return {
    comparison,
    figure,
    kpi: kpi.code,
    label: kpi.label,
    unit: kpi.unit,
    scope: figure.scope,
    period: toPeriodModel(figure.period.code, figure.period.cumulative),
    changed: isChanged(figure),
    before: numberOf(figure.before),
    after: numberOf(figure.after),
    amounts: restatedAmounts(figure),
  };
}

export const toCausingModel = ({ cause, position, contribution }: CausingEntry) => ({
  cause,
  causeLabel: CAUSE_LABELS[cause],
  position: String(position),
  contribution:
    contribution && Object.entries(inUnits(contribution)).map(([name, value]) => ({ name, value })),
});
