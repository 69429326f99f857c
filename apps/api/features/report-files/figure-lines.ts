import { findKpi, CAUSES, type Cause, type EditionFigure } from '#libs/indicators';
import type { Label } from '#libs/programme';
import { CAUSE_LABELS } from '../restatement/cause-labels.js';
import type { RestatedAmountModel } from '../restatement/restatement.model.js';
import type {
  DefinitionBroken,
  DocumentRow,
  ReportArea,
  ReportDefinition,
  ReportDocument,
} from './report-document.js';

/** One figure of a report: a KPI for an area over its period or cumulative, with the same in the previous edition. */
export interface FigureLine {
  readonly row: DocumentRow;
  readonly area: ReportArea;
  readonly definition: ReportDefinition;
  readonly figure: EditionFigure;
  readonly before: EditionFigure | undefined;
  /** Where the previous edition counted it by another definition. */
  readonly broken: DefinitionBroken | undefined;
  /** What became, since, of each number of the figure before. */
  readonly changes: readonly RestatedAmountModel[];
}

/** Every figure of a report, in its order: KPI by KPI, area by area, the period before the cumulative. */
export function figureLines({
  rows,
  areas,
  definitions,
  definitionBreaks,
}: ReportDocument): readonly FigureLine[] {
  const area = new Map(areas.map((one) => [one.scope, one]));
  const definition = new Map(definitions.map((one) => [one.code, one]));
  return rows.flatMap((row): readonly FigureLine[] => {
    const [where, what] = [area.get(row.scope), definition.get(row.kpi)];
    if (!where || !what) throw new Error(`row ${row.kpi} of ${row.scope} has no area or no definition`);
    const { previous } = row;
    const broken = definitionBreaks.find(({ code }) => code === row.kpi);
    const shared = { row, area: where, definition: what, broken };
    return [
      { ...shared, figure: row.period, before: previous?.period, changes: previous?.periodChange ?? [] },
      {
        ...shared,
        figure: row.cumulative,
        before: previous?.cumulative,
        changes: previous?.cumulativeChange ?? [],
      },
    ];
  });
}

/** Whether the figure stands for a share, to be read as a percentage. */
export const isShare = ({ code }: Pick<ReportDefinition, 'code'>): boolean => findKpi(code)?.kind === 'share';

export const isRestatedAmount = ({ before, after }: RestatedAmountModel): boolean => before !== after;

/** The causes that changed a number, with how much. */
export const causesOf = (
  amount: RestatedAmountModel,
): readonly { readonly cause: Cause; readonly label: Label; readonly change: number }[] =>
  CAUSES.flatMap((cause) =>
    amount[cause] === 0 ? [] : [{ cause, label: CAUSE_LABELS[cause], change: amount[cause] }],
  );
