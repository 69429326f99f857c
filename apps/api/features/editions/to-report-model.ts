import {
  EffectiveEntries,
  breakBetween,
  EXPERIMENT_ROOM_REGISTER,
  findKpi,
  OBSTACLE_REGISTER,
  scopesGone,
  versionsOf,
  type AuthorityCount,
  type ProgrammeRegister,
  type ReportRow,
} from '#libs/indicators';
import { codeLabel, type Label } from '#libs/programme';
import type { ReadModel, Report } from '#libs/read-model';
import { areaMoves } from '../register/area-move.model.js';
import { WERKLIJNEN } from '../register/werklijnen.js';
import { toEditionModel, publishedFigure } from './edition.model.js';
import type {
  AuthorityCountModel,
  NamedCountModel,
  ReportAreaModel,
  ReportModel,
  ReportRowModel,
  ReportScopeGoneModel,
} from './report.model.js';
import { changedAmounts, isChanged } from '../restatement/restatement.model.js';

/** A report as GraphQL gives it. Names of areas are those of the register at the edition's position. */
export function toReportModel(
  report: Report,
  register: ProgrammeRegister,
  readModel: ReadModel,
): ReportModel {
  const entries = new EffectiveEntries(readModel.model.facts, report.edition.asOfPosition);
  const rows = report.rows.map((row) => ({ row, model: toRowModel(row, entries) }));
  const national = rows.filter(({ row }) => row.scope === 'NL').map(({ model }) => model);
  const byScope = new Map<string, ReportRowModel[]>();
  for (const { model } of rows) {
    const known = byScope.get(model.scope);
    if (known) known.push(model);
    else byScope.set(model.scope, [model]);
  }
  return {
    edition: toEditionModel(report.edition, readModel),
    previous: report.previous && toEditionModel(report.previous, readModel),
    werklijnen: WERKLIJNEN.map(({ number, name }) => ({
      werklijn: number,
      label: name,
      rows: national.filter(({ werklijn }) => werklijn === number),
    })),
    across: national.filter(({ kpi }) => findKpi(kpi)?.chapter === 'X'),
    ...areas(byScope, register),
    scopesGone: goneSince(report, entries, readModel),
    linkages: {
      ...report.linkages,
      missedByReason: counts(report.linkages.missedByReason, (key) => codeLabel('missedReason', key)),
    },
    obstacles: report.obstacles.map((one) => toAuthorityModel(one, OBSTACLE_REGISTER.steps)),
    experimentRooms: report.experimentRooms.map((one) =>
      toAuthorityModel(one, EXPERIMENT_ROOM_REGISTER.steps),
    ),
    narratives: report.narratives,
    dataQuality: {
      rows: national.filter(({ kpi }) => findKpi(kpi)?.chapter === 'Q'),
      submissionsExpected: report.submissions.expected,
      submissionsMade: report.submissions.made,
      submissionsComplete: report.submissions.complete,
      openFindings: report.openFindings.map(({ kind, count }) => ({
        key: kind,
        label: codeLabel('findingKind', kind),
        count,
      })),
    },
    restatements: rows.filter(({ row }) => isRestated(row)).map(({ model }) => model),
  };
}

/** The areas that the previous edition had figures of; none without a previous one. */
function goneSince(
  { previous }: Report,
  entries: EffectiveEntries,
  readModel: ReadModel,
): readonly ReportScopeGoneModel[] {
  if (!previous) return [];
  const before = new EffectiveEntries(readModel.model.facts, previous.asOfPosition);
  return scopesGone(before, entries).map(({ scope, name, wentTo }) => ({
    scope,
    name,
    wentTo: areaMoves(wentTo, entries),
  }));
}

/** The previous edition's figure, over its own period or up to its end, is another one now. */
export const isRestated = ({ previous }: ReportRow): boolean =>
  (previous?.periodChange !== undefined && isChanged(previous.periodChange)) ||
  (previous?.cumulativeChange !== undefined && isChanged(previous.cumulativeChange));

/** With the texts of the version that the edition pins. */
function toRowModel(
  { kpi: code, werklijn, scope, period, cumulative, previous }: ReportRow,
  entries: EffectiveEntries,
): ReportRowModel {
  const base = findKpi(code);
  if (!base) throw new Error(`no KPI ${code}`);
  const { definitionVersion: version } = period;
  const kpi = versionsOf(entries, base).find((known) => known.kpi.version === version)?.kpi ?? base;
  return {
    kpi: code,
    label: kpi.label,
    unit: kpi.unit,
    ascending: kpi.ascending,
    werklijn,
    scope,
    period: publishedFigure(period),
    cumulative: publishedFigure(cumulative),
    definitionBreak: previous && breakBetween(entries, base, previous.period.definitionVersion, version),
    previous: previous && {
      period: publishedFigure(previous.period),
      cumulative: publishedFigure(previous.cumulative),
      periodChange: previous.periodChange ? changedAmounts(previous.periodChange) : [],
      cumulativeChange: previous.cumulativeChange ? changedAmounts(previous.cumulativeChange) : [],
    },
  };
}

function areas(byScope: ReadonlyMap<string, ReportRowModel[]>, { neighbourhoods }: ProgrammeRegister) {
  const all = [...neighbourhoods.values()];
  const municipalities = new Map(all.map((one) => [one.municipalityCode, one.municipality]));
  const area = (scope: string, name: string, municipalityCode: string): readonly ReportAreaModel[] => {
    const rows = byScope.get(scope);
    return rows ? [{ scope, name, municipalityCode, rows }] : [];
  };
  return {
    neighbourhoods: all.flatMap(({ neighbourhoodId, name, municipalityCode }) =>
      area(neighbourhoodId, name, municipalityCode),
    ),
    municipalities: [...municipalities].flatMap(([code, name]) => area(code, name ?? code, code)),
  };
}

interface Named {
  readonly state: string;
  readonly label: Label;
}

const toAuthorityModel = (
  { states, ...rest }: AuthorityCount,
  steps: readonly Named[],
): AuthorityCountModel => ({
  ...rest,
  states: counts(states, (key) => steps.find(({ state }) => state === key)?.label ?? { nl: key, en: key }),
});

const counts = (
  byKey: Readonly<Record<string, number>>,
  label: (key: string) => Label,
): readonly NamedCountModel[] =>
  Object.entries(byKey).map(([key, count]) => ({ key, label: label(key), count }));
