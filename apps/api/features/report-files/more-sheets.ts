import { amountLabel, type EditionPart, type Narrative } from '#libs/indicators';
import { FIELDS, SUBMISSION } from '#libs/programme';
import { ADDS_UP_OVER, FIGURE_STATUS } from './words.js';
import { shareCell, type Column } from './columns.js';
import { isShare, type FigureLine } from './figure-lines.js';
import type { ReportDefinition, ReportDocument } from './report-document.js';
import type { AuthorityCountModel } from '../editions/report.model.js';

interface ComponentLine extends FigureLine {
  readonly name: string;
  readonly amount: number;
}

const WHICH: readonly Column<FigureLine>[] = [
  { header: 'Code', width: 7, cell: ({ row }) => row.kpi },
  { header: 'Indicator', width: 34, cell: ({ definition }) => definition.label.nl },
  { header: 'Gebiedscode', width: 14, cell: ({ row }) => row.scope },
  { header: 'Gebied', width: 24, cell: ({ area }) => area.name },
  { header: 'Periode', width: 10, cell: ({ figure }) => figure.period },
  { header: 'Tijdvak', width: 12, cell: ({ figure }) => (figure.cumulative ? 'Cumulatief' : 'Periode') },
];

/** The further numbers that belong to a figure, such as euros beside cubic metres. */
export const componentLines = (lines: readonly FigureLine[]): readonly ComponentLine[] =>
  lines.flatMap((line) =>
    Object.entries(line.figure.components ?? {}).map(([name, amount]) => ({ ...line, name, amount })),
  );

export const COMPONENT_COLUMNS: readonly Column<ComponentLine>[] = [
  ...WHICH,
  { header: 'Onderdeel', width: 40, cell: ({ row, name }) => amountLabel(row.kpi, name).nl },
  { header: 'Naam van het onderdeel', width: 18, cell: ({ name }) => name },
  { header: 'Getal', width: 14, cell: ({ amount }) => amount },
];

interface PartLine extends FigureLine {
  readonly part: EditionPart;
  readonly called: string;
}

/** The splits, which an edition has of the whole programme in its period. */
export function partLines({ partLabels }: ReportDocument, lines: readonly FigureLine[]): readonly PartLine[] {
  const key = (kpi: string, part: { readonly dimension: string; readonly key: string }): string =>
    [kpi, part.dimension, part.key].join('|');
  const names = new Map(partLabels.map((one) => [key(one.kpi, one), one.label.nl]));
  return lines.flatMap((line) =>
    (line.figure.parts ?? []).map((part) => ({
      ...line,
      part,
      called: names.get(key(line.row.kpi, part)) ?? part.key,
    })),
  );
}

export const PART_COLUMNS: readonly Column<PartLine>[] = [
  ...WHICH,
  {
    header: 'Uitsplitsing naar',
    width: 22,
    cell: ({ part }) => FIELDS[part.dimension]?.nl ?? part.dimension,
  },
  { header: 'Code van de uitsplitsing', width: 18, cell: ({ part }) => part.dimension },
  { header: 'Deel', width: 32, cell: ({ called }) => called },
  { header: 'Code van het deel', width: 24, cell: ({ part }) => part.key },
  { header: 'Stand van het cijfer', width: 22, cell: ({ part }) => FIGURE_STATUS[part.status].nl },
  {
    header: 'Waarde',
    width: 12,
    cell: ({ part, definition }) => (isShare(definition) ? shareCell(part.figure) : (part.figure ?? null)),
  },
  { header: 'Teller', width: 12, cell: ({ part }) => part.numerator ?? null },
  { header: 'Noemer', width: 12, cell: ({ part }) => part.denominator ?? null },
  { header: 'Onbekend', width: 12, cell: ({ part }) => part.unknown ?? null },
];

interface FollowedLine {
  readonly kind: string;
  readonly what: string;
  readonly authority?: string;
  readonly count: number;
  readonly median?: number | undefined;
  readonly longest?: number | undefined;
}

const NOBODY = 'Niet genoemd';

/** Chances to combine works, and what was asked of whom. */
export function followedLines({ linkages, obstacles, experimentRooms }: ReportDocument): FollowedLine[] {
  const chance = (what: string, count: number): FollowedLine => ({ kind: 'Koppelkansen', what, count });
  const asked = (kind: string, counts: readonly AuthorityCountModel[]): FollowedLine[] =>
    counts.flatMap(({ authority = NOBODY, open, medianDaysOpen, longestDaysOpen, states }) => [
      { kind, authority, what: 'Open', count: open, median: medianDaysOpen, longest: longestDaysOpen },
      ...states.map(({ label, count }) => ({ kind, authority, what: `Stap: ${label.nl}`, count })),
    ]);
  return [
    chance('Open', linkages.open),
    chance('Gerealiseerd', linkages.realised),
    chance('Gemist', linkages.missed),
    ...linkages.missedByReason.map(({ label, count }) => chance(`Gemist: ${label.nl}`, count)),
    ...asked('Belemmeringen', obstacles),
    ...asked('Experimenteerruimte', experimentRooms),
  ];
}

export const FOLLOWED_COLUMNS: readonly Column<FollowedLine>[] = [
  { header: 'Onderwerp', width: 22, cell: ({ kind }) => kind },
  { header: 'Bevoegd gezag', width: 34, cell: ({ authority }) => authority ?? null },
  { header: 'Wat', width: 34, cell: ({ what }) => what },
  { header: 'Aantal', width: 10, cell: ({ count }) => count },
  { header: 'Dagen open (mediaan)', width: 12, cell: ({ median }) => median ?? null },
  { header: 'Dagen open (langst)', width: 12, cell: ({ longest }) => longest ?? null },
];

export const NARRATIVE_COLUMNS: readonly Column<Narrative>[] = [
  { header: 'Partner', width: 34, cell: ({ partnerName }) => partnerName },
  { header: 'Code van de partner', width: 24, cell: ({ partnerId }) => partnerId },
  { header: 'Inzending', width: 14, cell: ({ state }) => SUBMISSION.states[state].nl },
  { header: 'Niets te melden', width: 10, cell: ({ nilReport }) => (nilReport ? 'ja' : 'nee') },
  { header: 'Toelichting', width: 100, cell: ({ narrative }) => narrative ?? null },
];

const parametersText = (parameters: ReportDefinition['parameters']): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name} = ${typeof value === 'number' ? value : value.join(' ')}`)
    .join('; ');

export const DEFINITION_COLUMNS: readonly Column<ReportDefinition>[] = [
  { header: 'Code', width: 7, cell: ({ code }) => code },
  { header: 'Indicator', width: 34, cell: ({ label }) => label.nl },
  { header: 'Versie', width: 8, cell: ({ version }) => version },
  { header: 'Werklijn', width: 8, cell: ({ werklijn }) => werklijn },
  { header: 'Eenheid', width: 30, cell: ({ unit }) => unit.nl },
  { header: 'Berekening', width: 80, cell: ({ formula }) => formula.nl },
  { header: 'Parameters', width: 40, cell: ({ parameters }) => parametersText(parameters) },
  {
    header: 'Telt op over',
    width: 24,
    cell: ({ addsUpOver }) => addsUpOver.map((over) => ADDS_UP_OVER[over]?.nl ?? over).join(', '),
  },
  { header: 'Meer is beter', width: 10, cell: ({ ascending }) => (ascending ? 'ja' : 'nee') },
  { header: 'Herkomst', width: 24, cell: ({ source }) => source },
];
