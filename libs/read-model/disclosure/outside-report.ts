import { METHOD, nameOf, type ProtectedFigure } from '#libs/disclosure';
import { findKpi, progressOf, treatmentOf, type EditionFigure, type ReportRow } from '#libs/indicators';
import { outsideFigure, type FigureFrame } from './outside-figures.js';

/**
 * A report and its figures for outsiders, from what is open, the frames of the other figures and the protected
 * tables. This module cannot reach an edition, an entry or an exact table (.dependency-cruiser.cjs): it has what it
 * is given.
 */

/** Protected figures by their place. */
export type Shown = ReadonlyMap<string, ProtectedFigure>;

/** Protected figures by the place that each has in a report. */
export const shownIn = (figures: readonly ProtectedFigure[]): Shown =>
  new Map(figures.map((figure) => [nameOf({ ...figure, amount: '' }), figure]));

/** A figure that is open as it is, or the frame of one that is not. */
type FigureOrFrame = { readonly open: EditionFigure } | { readonly frame: FigureFrame };

/** Whether a KPI is about no people at all. */
export const isOpen = (kpi: string): boolean => treatmentOf(kpi) === 'OPEN';

/** What is handed over of an exact figure: only what is named here leaves it. */
export function handedOver(figure: EditionFigure): FigureOrFrame {
  if (isOpen(figure.kpi)) return { open: figure };
  const { kpi, definitionVersion, scope, period, cumulative, position, referenceDate, partnersExpected } =
    figure;
  const { target, baseline } = figure;
  return {
    frame: {
      ...{ kpi, definitionVersion, scope, period, cumulative, position, referenceDate, partnersExpected },
      ...(target === undefined ? {} : { target }),
      ...(baseline === undefined ? {} : { baseline }),
    },
  };
}

/** A figure as outsiders have it. */
export function figureFor(figure: FigureOrFrame, shown: Shown): EditionFigure {
  if ('open' in figure) return figure.open;
  const { frame } = figure;
  const { kpi, scope, period, cumulative, target, baseline } = frame;
  return outsideFigure(
    {
      ...frame,
      progressOf: (value) => progressOf(value, target, baseline, findKpi(kpi)?.ascending ?? true),
    },
    shown.get(nameOf({ kpi, scope, period, cumulative, amount: '' })),
  );
}

/** A row of a report: whole where it is open, else the frames of its figures. */
type RowFrame =
  | { readonly open: ReportRow }
  | (Pick<ReportRow, 'kpi' | 'werklijn' | 'scope'> & {
      readonly period: FigureOrFrame;
      readonly cumulative: FigureOrFrame;
      readonly previous: { readonly period: FigureOrFrame; readonly cumulative: FigureOrFrame } | undefined;
    });

/** What is handed over of a row with exact figures: by which causes it changed is left behind. */
export function rowHandedOver(row: ReportRow): RowFrame {
  if (isOpen(row.kpi)) return { open: row };
  const { kpi, werklijn, scope, period, cumulative, previous } = row;
  return {
    ...{ kpi, werklijn, scope },
    period: handedOver(period),
    cumulative: handedOver(cumulative),
    previous: previous && {
      period: handedOver(previous.period),
      cumulative: handedOver(previous.cumulative),
    },
  };
}

/** A row as outsiders have it. */
export function rowFor(row: RowFrame, now: Shown, before: Shown | undefined): ReportRow {
  if ('open' in row) return row.open;
  const { kpi, werklijn, scope, period, cumulative, previous } = row;
  return {
    ...{ kpi, werklijn, scope },
    period: figureFor(period, now),
    cumulative: figureFor(cumulative, now),
    previous:
      previous && before
        ? {
            period: figureFor(previous.period, before),
            cumulative: figureFor(previous.cumulative, before),
            periodChange: undefined,
            cumulativeChange: undefined,
          }
        : undefined,
  };
}

/** What the digest of an edition is taken over for outsiders. */
export const protectedTable = (editionId: string, shown: Shown): readonly unknown[] => [
  METHOD,
  editionId,
  [...shown.values()],
];
