import {
  amountLabel,
  datesOf,
  findKpi,
  type Figure,
  type FigurePart,
  type Partner,
  type Kpi,
} from '#libs/indicators';
import type { AboutFigure } from '#libs/read-model';
import { CODES, dateOf, fieldLabel } from '#libs/programme';
import { LOCALES, type Language } from '../language.js';
import { aligned } from '../text-table.js';

/** What the table says besides names, per language. */
const WORDS = {
  nl: {
    head: [
      ...['', 'Indicator', 'Gebied', 'Waarde', 'Eenheid', 'Teller', 'Noemer'],
      ...['Onbekend', 'Partners', 'Streefwaarde', 'Status'],
    ],
    status: { OK: 'ok', NO_DATA: 'geen gegevens', NOT_MATURE: 'nog niet rijp', PROTECTED: 'geheim' },
    nothing: 'Geen indicatoren gevraagd',
    period: 'Periode',
    cumulative: ', vanaf het begin van het programma',
    upTo: 't/m',
    position: 'positie',
    referenceDate: 'peildatum',
    of: 'van',
    unknown: 'Onbekend',
    break: (to: number, from: number) => `breuk, versie ${to} van de definitie na versie ${from}`,
    missing: 'leverden niet aan',
    wentTo: (area: string, to: string | undefined) => `${area} ging naar ${to ?? 'geen gemeente'}`,
  },
  en: {
    head: [
      ...['', 'Indicator', 'Area', 'Value', 'Unit', 'Numerator', 'Denominator'],
      ...['Unknown', 'Partners', 'Target', 'Status'],
    ],
    status: { OK: 'ok', NO_DATA: 'no data', NOT_MATURE: 'not mature yet', PROTECTED: 'protected' },
    nothing: 'No indicators asked for',
    period: 'Period',
    cumulative: ', from the start of the programme',
    upTo: 'to',
    position: 'position',
    referenceDate: 'reference date',
    of: 'of',
    unknown: 'Unknown',
    break: (to: number, from: number) => `break, version ${to} of the definition after version ${from}`,
    missing: 'did not report',
    wentTo: (area: string, to: string | undefined) => `${area} went to ${to ?? 'no municipality'}`,
  },
} as const;
/** Columns of numbers, which stand right. */
const RIGHT = new Set([3, 5, 6, 7, 8, 9]);

type Partners = ReadonlyMap<string, Partner>;

/** Figures as a table for a terminal: a line per figure, and below it one per further amount and one per part. */
export function figuresAsTable(
  figures: readonly Figure[],
  partners: Partners,
  about: (figure: Figure) => AboutFigure,
  language: Language,
): string {
  const said = WORDS[language];
  const [first] = figures;
  if (!first) return `${said.nothing}\n`;
  const { from, to } = datesOf(first.period);
  const title = [
    `${said.period} ${first.period.code}${first.period.cumulative ? said.cumulative : ''} (${from} ${said.upTo} ${to})`,
    `${said.position} ${first.position}`,
    `${said.referenceDate} ${dateOf(first.referenceDay)}`,
  ].join(' · ');
  const lines = figures.flatMap((figure) => linesOf(figure, about(figure).kpi, partners, language));
  return `${title}\n\n${aligned(said.head, (column) => RIGHT.has(column), lines)}${notes(figures, partners, about, language)}`;
}

/** Below the table: what may not be read as a trend, who is missing, and where a municipality went. */
function notes(
  figures: readonly Figure[],
  partners: Partners,
  about: (figure: Figure) => AboutFigure,
  language: Language,
): string {
  const said = WORDS[language];
  const lines = figures.flatMap((figure) => {
    const { definitionBreak, partnersMissing, scopeWentTo } = about(figure);
    const here = `${figure.kpi} ${figure.scope}`;
    const names = partnersMissing.map((partnerId) => partners.get(partnerId)?.name ?? partnerId);
    return [
      definitionBreak && `${here}: ${said.break(definitionBreak.toVersion, definitionBreak.fromVersion)}`,
      names.length > 0 && `${here}: ${said.missing}: ${names.join(', ')}`,
      ...scopeWentTo.map(({ neighbourhoodId, to }) => `${here}: ${said.wentTo(neighbourhoodId, to)}`),
    ].filter((line) => typeof line === 'string');
  });
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}

function linesOf(figure: Figure, kpi: Kpi, partners: Partners, language: Language): string[][] {
  const said = WORDS[language];
  const amount = (value: number | undefined, percentage = false) => amountOf(value, percentage, language);
  const percentage = kpi.kind === 'share';
  const { measurement, target } = figure;
  const share = figure.unknownShare;
  const line = [
    figure.kpi,
    kpi.label[language],
    figure.scope,
    amount(figure.value, percentage),
    kpi.unit[language],
    amount(measurement.numerator),
    amount(measurement.denominator),
    amount(share, true),
    `${figure.partnersReporting} ${said.of} ${figure.partnersExpected}`,
    amount(target, percentage),
    said.status[figure.status],
  ];
  const parts = figure.parts.map((part) => [
    '',
    `  ${nameOf(part, partners, language)}`,
    '',
    amount(part.value, percentage),
    '',
    amount(part.measurement.numerator),
    amount(part.measurement.denominator),
    '',
    '',
    '',
    said.status[part.status],
  ]);
  return [line, ...componentsOf(figure, language), ...parts];
}

/** The further amounts of a figure, such as the bounds of 2.5, by name; a count of zero says nothing. */
function componentsOf({ kpi, status, measurement }: Figure, language: Language): string[][] {
  if (status === 'NO_DATA') return [];
  const ratios = findKpi(kpi)?.ratios ?? [];
  return Object.entries(measurement.components ?? {})
    .filter(([name, value]) => value !== 0 || ratios.includes(name))
    .map(([name, value]) => [
      '',
      `  ${amountLabel(kpi, name)[language]}`,
      '',
      amountOf(value, ratios.includes(name), language),
    ]);
}

/** The number as it is written in a language, with at most two decimals; a share in per cent with one. */
function amountOf(value: number | undefined, percentage: boolean, language: Language): string {
  if (value === undefined) return '';
  const digits = percentage ? 1 : 2;
  const text = new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: percentage ? 1 : 0,
    maximumFractionDigits: digits,
  }).format(percentage ? value * 100 : value);
  return percentage ? `${text}%` : text;
}

function nameOf({ dimension, key }: FigurePart, partners: Partners, language: Language): string {
  if (key === 'UNKNOWN') return WORDS[language].unknown;
  if (dimension === 'partner') return partners.get(key)?.name ?? key;
  if (dimension === 'werklijn') return `Werklijn ${key}`;
  return dimension === 'dimension'
    ? dimensionName(key, language)
    : (CODES[dimension]?.[key]?.[language] ?? key);
}

/** A dimension by the name of its field; a werklijn is of the event's type and no field. */
const dimensionName = (key: string, language: Language): string =>
  key === 'werklijn' ? 'Werklijn' : fieldLabel(key)[language];
