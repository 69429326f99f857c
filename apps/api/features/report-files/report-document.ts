import {
  EffectiveEntries,
  breakBetween,
  resolvePins,
  type EditionFigure,
  type Dimension,
  type Kpi,
  type Narrative,
  type ProgrammeRegister,
  type ReportRow,
} from '#libs/indicators';
import { explanationOf } from '#libs/open-data';
import type { Label, Werklijn } from '#libs/programme';
import type { ReadModel, Report } from '#libs/read-model';
import { partLabel } from '../figures/part-label.js';
import { WERKLIJNEN } from '../register/werklijnen.js';
import { toReportModel } from '../editions/to-report-model.js';
import type { AuthorityCountModel, NamedCountModel, ReportLinkagesModel } from '../editions/report.model.js';
import { toEditionJson } from '../editions/edition-json.js';
import { restatedAmounts, type RestatedAmountModel } from '../restatement/restatement.model.js';

export type EditionJson = ReturnType<typeof toEditionJson>;

export interface ReportArea {
  readonly scope: string;
  readonly kind: 'PROGRAMME' | 'MUNICIPALITY' | 'NEIGHBOURHOOD';
  readonly name: string;
  /** Of a neighbourhood: the municipality it lies in. */
  readonly municipalityCode?: string;
}

export interface ReportDefinition extends Pick<
  Kpi,
  'code' | 'version' | 'label' | 'unit' | 'formula' | 'source' | 'ascending' | 'addsUpOver' | 'parameters'
> {
  readonly werklijn: Werklijn | null;
}

/** An indicator that the previous edition counted by another version of its definition. */
export interface DefinitionBroken {
  readonly code: string;
  readonly fromVersion: number;
  readonly toVersion: number;
  /** From which day the later version holds; null for one that came with the program. */
  readonly validFrom: string | null;
  readonly reason: string | null;
}

/** An area that the previous edition had figures of and this one has not. */
export interface AreaGone {
  readonly scope: string;
  readonly name: string;
  /** Of a municipality: its neighbourhoods with the municipality they are in now; null where they are in none. */
  readonly wentTo: readonly {
    readonly scope: string;
    readonly name: string;
    readonly municipalityCode: string | null;
  }[];
}

export interface PartLabel {
  readonly kpi: string;
  readonly dimension: string;
  readonly key: string;
  readonly label: Label;
}

export interface DocumentRow {
  readonly kpi: string;
  readonly werklijn: Werklijn | null;
  readonly scope: string;
  readonly period: EditionFigure;
  readonly cumulative: EditionFigure;
  readonly previous: PreviousInDocument | null;
}

/**
 * The figures as the previous edition gave them, for its own period, and what became of each number since, by cause.
 */
export interface PreviousInDocument {
  readonly period: EditionFigure;
  readonly cumulative: EditionFigure;
  readonly periodChange: readonly RestatedAmountModel[];
  readonly cumulativeChange: readonly RestatedAmountModel[];
}

/**
 * A whole report as one object; REST gives it as it is, every other format is made from it alone. The figures of
 * `rows`, each period before its cumulative, are those that the digest is taken over, to the letter.
 */
export interface ReportDocument {
  readonly edition: EditionJson;
  readonly previous: EditionJson | null;
  readonly werklijnen: readonly { readonly werklijn: Werklijn; readonly label: Label }[];
  readonly areas: readonly ReportArea[];
  readonly areasGone: readonly AreaGone[];
  readonly definitions: readonly ReportDefinition[];
  readonly definitionBreaks: readonly DefinitionBroken[];
  readonly rows: readonly DocumentRow[];
  /** What the parts of the splits are called, KPI by KPI. */
  readonly partLabels: readonly PartLabel[];
  readonly linkages: ReportLinkagesModel;
  readonly obstacles: readonly AuthorityCountModel[];
  readonly experimentRooms: readonly AuthorityCountModel[];
  readonly narratives: readonly Narrative[];
  /** What was done to figures about people, where they are not given as they are. */
  readonly protection: {
    readonly method: string;
    /** Of the rules, and the rules themselves (docs/specification/disclosure.md). */
    readonly version: number;
    readonly rules: NonNullable<Report['protection']>['rules'];
    readonly explanation: readonly Label[];
  } | null;
  /** What the figures leave out, because it cannot be understood and the log says that it is passed over. */
  readonly passedOver: readonly {
    readonly position: string;
    readonly eventId: string;
    readonly reason: string;
  }[];
  readonly dataQuality: {
    readonly submissionsExpected: number;
    readonly submissionsMade: number;
    readonly submissionsComplete: number;
    readonly openFindings: readonly NamedCountModel[];
  };
}

/** The report as an object. Names of areas are those of the register at the edition's position. */
export function reportDocument(
  report: Report,
  register: ProgrammeRegister,
  readModel: ReadModel,
): ReportDocument {
  const { edition, previous } = report;
  const { linkages, obstacles, experimentRooms, dataQuality, scopesGone } = toReportModel(
    report,
    register,
    readModel,
  );
  const { rows: _rows, ...quality } = dataQuality;
  const entries = new EffectiveEntries(readModel.model.facts, edition.asOfPosition);
  const kpis = kpisOf(report, entries);
  return {
    edition: toEditionJson(edition, readModel),
    previous: previous ? toEditionJson(previous, readModel) : null,
    werklijnen: WERKLIJNEN.map(({ number, name }) => ({ werklijn: number, label: name })),
    areas: areasOf(report, register),
    areasGone: scopesGone.map(({ scope, name, wentTo }) => ({
      scope,
      name,
      wentTo: wentTo.map((area) => ({
        scope: area.neighbourhoodId,
        name: area.name,
        municipalityCode: area.to ?? null,
      })),
    })),
    definitions: kpis.map(definitionOf),
    definitionBreaks: kpis.flatMap((kpi) => breakOf(report, kpi, entries)),
    rows: report.rows.map(rowOf),
    partLabels: partLabels(report, kpis, entries),
    linkages,
    obstacles,
    experimentRooms,
    narratives: report.narratives,
    protection: report.protection
      ? { ...report.protection, explanation: explanationOf(report.protection.rules) }
      : null,
    passedOver: readModel
      .passedOver(edition.asOfPosition)
      .map((one) => ({ ...one, position: String(one.position) })),
    dataQuality: quality,
  };
}

const rowOf = ({ kpi, werklijn, scope, period, cumulative, previous }: ReportRow): DocumentRow => ({
  kpi,
  werklijn: werklijn ?? null,
  scope,
  period,
  cumulative,
  previous: previous
    ? {
        period: previous.period,
        cumulative: previous.cumulative,
        periodChange: previous.periodChange ? restatedAmounts(previous.periodChange) : [],
        cumulativeChange: previous.cumulativeChange ? restatedAmounts(previous.cumulativeChange) : [],
      }
    : null,
});

function areasOf({ rows }: Report, { neighbourhoods }: ProgrammeRegister): readonly ReportArea[] {
  const municipalities = new Map(
    [...neighbourhoods.values()].map((one) => [one.municipalityCode, one.municipality]),
  );
  return [...new Set(rows.map(({ scope }) => scope))].map((scope) => {
    const known = neighbourhoods.get(scope);
    if (known)
      return { scope, kind: 'NEIGHBOURHOOD', name: known.name, municipalityCode: known.municipalityCode };
    if (scope === 'NL') return { scope, kind: 'PROGRAMME', name: 'Programma' };
    return { scope, kind: 'MUNICIPALITY', name: municipalities.get(scope) ?? scope };
  });
}

/** By the versions that the edition pins, so with the parameters that its figures were computed with. */
function kpisOf({ edition }: Report, entries: EffectiveEntries): readonly Kpi[] {
  const found = resolvePins(entries, edition, []);
  if ('faults' in found) throw new Error(`edition ${edition.editionId} pins what is not there`);
  return found.resolved.kpis;
}

function definitionOf(kpi: Kpi): ReportDefinition {
  const { code, version, werklijn, label, unit, formula, source, ascending, addsUpOver, parameters } = kpi;
  const shown = { label, unit, formula, source, ascending, addsUpOver, parameters };
  return { code, version, werklijn: werklijn ?? null, ...shown };
}

function breakOf({ previous }: Report, kpi: Kpi, entries: EffectiveEntries): readonly DefinitionBroken[] {
  const before = previous?.definitionSet.find(({ code }) => code === kpi.code);
  const broken = before && breakBetween(entries, kpi, before.version, kpi.version);
  if (!broken) return [];
  const { fromVersion, toVersion, validFrom = null, reason = null } = broken;
  return [{ code: kpi.code, fromVersion, toVersion, validFrom, reason }];
}

function partLabels({ rows }: Report, kpis: readonly Kpi[], entries: EffectiveEntries): readonly PartLabel[] {
  const byCode = new Map(kpis.map((kpi) => [kpi.code, kpi]));
  return rows.flatMap(({ kpi: code, period }) => {
    const kpi = byCode.get(code);
    if (!kpi) return [];
    return (period.parts ?? []).map(({ dimension, key }) => ({
      kpi: code,
      dimension,
      key,
      label: partLabel(kpi, { dimension: dimension as Dimension, key }, () => entries),
    }));
  });
}
