import {
  CAUSES,
  findKpi,
  type Cause,
  type Edition,
  type EditionFigure,
  type RestatedFigure,
} from '#libs/indicators';
import { codeLabel } from '#libs/programme';
import type { Comparison } from '#libs/read-model';
import { amountText, type Language } from '../language.js';
import { aligned } from '../text-table.js';

/** An edition before its figures: title, standing, what it was pinned to and its digest, a line each. */
export function headingOf(edition: Edition, language: Language): string {
  const words = WORDS[language];
  const { title, reason, supersededByEditionId: by = '' } = edition;
  return [
    `${words.edition} ${edition.editionId}${title === undefined ? '' : `: ${title}`}`,
    `${codeLabel('editionStatus', edition.status)[language]} · ${words[edition.standing](by)}${reason === undefined ? '' : ` (${reason})`}`,
    [
      `${words.asOf} ${edition.asOfPosition}`,
      `${words.referenceDate} ${edition.referenceDate}`,
      `${words.areas} ${edition.areaEdition}`,
      `${words.profile} ${edition.disclosureProfile}`,
    ].join(' · '),
    `${words.digest} ${edition.digest}`,
  ].join('\n');
}

/** The list of editions, a line each. */
export const editionsTable = (editions: readonly Edition[], language: Language): string =>
  aligned(
    WORDS[language].list,
    () => false,
    editions.map((edition) => [
      edition.editionId,
      codeLabel('editionStatus', edition.status)[language],
      edition.standing,
      String(edition.asOfPosition),
      edition.referenceDate,
      edition.digest,
    ]),
  );

/** The figures of an edition as they were published, a line each. */
export const editionFigures = (figures: readonly EditionFigure[], language: Language): string =>
  aligned(
    WORDS[language].figures,
    (column) => column >= 4,
    figures.map(({ kpi, scope, period, cumulative, figure, numerator, denominator, target, status }) => [
      kpi,
      findKpi(kpi)?.label[language] ?? '',
      scope,
      cumulative ? `${WORDS[language].upTo} ${period}` : period,
      ...[figure, numerator, denominator, target].map((value) =>
        value === undefined ? '' : amountText(value, language),
      ),
      status,
    ]),
  );

/** Whether any amount of a figure is another one now. */
export const isChanged = (figure: RestatedFigure): boolean => changedAmounts(figure).length > 0;

/** What became of figures, split by cause: a line for each amount of those that changed. */
export function comparedTable(
  comparison: Comparison,
  changed: readonly RestatedFigure[],
  language: Language,
): string {
  const words = WORDS[language];
  const title = words.compared(
    String(comparison.from.position),
    String(comparison.to.position),
    changed.length,
    comparison.figures.length,
  );
  const head = [...words.amounts, ...CAUSES.map((cause) => words.causes[cause]), words.is];
  return `${title}\n\n${aligned(
    head,
    (column) => column >= 4,
    changed.flatMap((figure) => linesOf(figure, language)),
  )}`;
}

/** An entry that is among the causes of a change. */
export const causeLine = (
  { kpi, scope }: RestatedFigure,
  {
    cause,
    entryId,
    position,
  }: { readonly cause: Cause; readonly entryId: string; readonly position: string },
  language: Language,
): string =>
  `${kpi} ${scope}: ${WORDS[language].causes[cause]} ${entryId} (${WORDS[language].position} ${position})\n`;

const changedAmounts = ({ before, after }: RestatedFigure): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => (before[name] ?? 0) !== (after[name] ?? 0),
  );

function linesOf(figure: RestatedFigure, language: Language): string[][] {
  const { kpi, scope, before, after, parts, compared } = figure;
  const shown = (millionths = 0) => amountText(millionths / 1_000_000, language);
  return changedAmounts(figure).map((name) => [
    kpi,
    compared.kpi[1].label[language],
    scope,
    name,
    shown(before[name]),
    ...CAUSES.map((cause) => shown(parts[cause][name])),
    shown(after[name]),
  ]);
}

/** What the tables say besides names, per language. */
const WORDS = {
  nl: {
    edition: 'Rapportage',
    asOf: 'stand: positie',
    position: 'positie',
    referenceDate: 'peildatum',
    areas: 'gebiedsindeling',
    profile: 'profiel',
    digest: 'kenmerk',
    upTo: 't/m',
    IN_FORCE: () => 'geldig',
    SUPERSEDED: (by: string) => `vervangen door ${by}`,
    WITHDRAWN: () => 'ingetrokken',
    list: ['Rapportage', 'Status', 'Stand', 'Positie', 'Peildatum', 'Kenmerk'],
    figures: ['', 'Indicator', 'Gebied', 'Periode', 'Waarde', 'Teller', 'Noemer', 'Streefwaarde', 'Status'],
    amounts: ['Indicator', '', 'Gebied', 'Getal', 'Was'],
    is: 'Is',
    causes: {
      late: 'nagekomen',
      new: 'nieuw',
      corrections: 'correcties',
      retractions: 'ingetrokken',
      links: 'koppelingen',
      participation: 'deelname',
      definition: 'andere definitie',
      laterLook: 'later gekeken',
      area: 'gebied',
      disclosure: 'onthulling',
    },
    compared: (from: string, to: string, changed: number, all: number) =>
      `Van positie ${from} naar ${to}: ${changed} van ${all} cijfers anders`,
  },
  en: {
    edition: 'Edition',
    asOf: 'as of position',
    position: 'position',
    referenceDate: 'reference date',
    areas: 'areas of',
    profile: 'profile',
    digest: 'digest',
    upTo: 'up to',
    IN_FORCE: () => 'in force',
    SUPERSEDED: (by: string) => `superseded by ${by}`,
    WITHDRAWN: () => 'withdrawn',
    list: ['Edition', 'Status', 'Standing', 'Position', 'Reference date', 'Digest'],
    figures: ['', 'Indicator', 'Area', 'Period', 'Value', 'Numerator', 'Denominator', 'Target', 'Status'],
    amounts: ['Indicator', '', 'Area', 'Amount', 'Was'],
    is: 'Is',
    causes: {
      late: 'late',
      new: 'new',
      corrections: 'corrections',
      retractions: 'retracted',
      links: 'links',
      participation: 'participation',
      definition: 'other definition',
      laterLook: 'later look',
      area: 'area',
      disclosure: 'disclosure',
    },
    compared: (from: string, to: string, changed: number, all: number) =>
      `From position ${from} to ${to}: ${changed} of ${all} figures differ`,
  },
};
