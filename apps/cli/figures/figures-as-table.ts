import {
  amountLabel,
  datesOf,
  findKpi,
  type Figure,
  type FigurePart,
  type FigureStatus,
  type Partner,
  type Kpi,
} from '#libs/indicators';
import type { AboutFigure } from '#libs/read-model';
import { CODES, dateOf, fieldLabel } from '#libs/programme';

const STATUS: Readonly<Record<FigureStatus, string>> = {
  OK: 'ok',
  NO_DATA: 'geen gegevens',
  NOT_MATURE: 'nog niet rijp',
  PROTECTED: 'geheim',
};

const HEAD = [
  '',
  'Indicator',
  'Gebied',
  'Waarde',
  'Eenheid',
  'Teller',
  'Noemer',
  'Onbekend',
  'Partners',
  'Streefwaarde',
  'Status',
];
/** Columns of numbers, which stand right. */
const RIGHT = new Set([3, 5, 6, 7, 8, 9]);

type Partners = ReadonlyMap<string, Partner>;

/** Figures as a table in Dutch for a terminal: a line per figure, and below it one per further amount and one per part. */
export function figuresAsTable(
  figures: readonly Figure[],
  partners: Partners,
  about: (figure: Figure) => AboutFigure,
): string {
  const [first] = figures;
  if (!first) return 'Geen indicatoren gevraagd\n';
  const { from, to } = datesOf(first.period);
  const cumulative = first.period.cumulative ? ', vanaf het begin van het programma' : '';
  const title = `Periode ${first.period.code}${cumulative} (${from} t/m ${to}) · positie ${first.position} · peildatum ${dateOf(first.ref)}`;
  return `${title}\n\n${aligned([HEAD, ...figures.flatMap((figure) => linesOf(figure, about(figure).kpi, partners))])}${notes(figures, partners, about)}`;
}

/** Below the table: what may not be read as a trend, who is missing, and where a municipality went. */
function notes(
  figures: readonly Figure[],
  partners: Partners,
  about: (figure: Figure) => AboutFigure,
): string {
  const lines = figures.flatMap((figure) => {
    const { definitionBreak, partnersMissing, scopeWentTo } = about(figure);
    const here = `${figure.kpi} ${figure.scope}`;
    const names = partnersMissing.map((partnerId) => partners.get(partnerId)?.name ?? partnerId);
    return [
      definitionBreak &&
        `${here}: breuk, versie ${definitionBreak.toVersion} van de definitie na versie ${definitionBreak.fromVersion}`,
      names.length > 0 && `${here}: leverden niet aan: ${names.join(', ')}`,
      ...scopeWentTo.map(
        ({ neighbourhoodId, to }) => `${here}: ${neighbourhoodId} ging naar ${to ?? 'geen gemeente'}`,
      ),
    ].filter((line) => typeof line === 'string');
  });
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}

function linesOf(figure: Figure, kpi: Kpi, partners: Partners): string[][] {
  const percentage = kpi.unit.nl.startsWith('%');
  const { measurement, target } = figure;
  const share = figure.unknownShare;
  const line = [
    figure.kpi,
    kpi.label.nl,
    figure.scope,
    amount(figure.value, percentage),
    kpi.unit.nl,
    amount(measurement.numerator),
    amount(measurement.denominator),
    amount(share, true),
    `${figure.partnersReporting} van ${figure.partnersExpected}`,
    amount(target, percentage),
    STATUS[figure.status],
  ];
  const parts = figure.parts.map((part) => [
    '',
    `  ${nameOf(part, partners)}`,
    '',
    amount(part.value, percentage),
    '',
    amount(part.measurement.numerator),
    amount(part.measurement.denominator),
    '',
    '',
    '',
    STATUS[part.status],
  ]);
  return [line, ...componentsOf(figure), ...parts];
}

/** The further amounts of a figure, such as the bounds of 2.5, by name; a count of nought says nothing. */
function componentsOf({ kpi, status, measurement }: Figure): string[][] {
  if (status === 'NO_DATA') return [];
  const ratios = findKpi(kpi)?.ratios ?? [];
  return Object.entries(measurement.components ?? {})
    .filter(([name, value]) => value !== 0 || ratios.includes(name))
    .map(([name, value]) => ['', `  ${amountLabel(kpi, name).nl}`, '', amount(value, ratios.includes(name))]);
}

/** The number as the Dutch write it, with at most two decimals; a share in per cent with one. */
function amount(value: number | undefined, percentage = false): string {
  if (value === undefined) return '';
  const digits = percentage ? 1 : 2;
  const text = new Intl.NumberFormat('nl-NL', {
    minimumFractionDigits: percentage ? 1 : 0,
    maximumFractionDigits: digits,
  }).format(percentage ? value * 100 : value);
  return percentage ? `${text}%` : text;
}

function nameOf({ dimension, key }: FigurePart, partners: Partners): string {
  if (key === 'UNKNOWN') return 'Onbekend';
  if (dimension === 'partner') return partners.get(key)?.name ?? key;
  if (dimension === 'werklijn') return `Werklijn ${key}`;
  return dimension === 'dimension' ? dimensionName(key) : (CODES[dimension]?.[key]?.nl ?? key);
}

/** A dimension by the name of its field; a werklijn is of the event's type and no field. */
const dimensionName = (key: string): string => (key === 'werklijn' ? 'Werklijn' : fieldLabel(key).nl);

function aligned(lines: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const shown = lines.map((line) =>
    line
      .map((cell, column) =>
        RIGHT.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...rest] = shown;
  const rule = '─'.repeat(Math.max(...shown.map((line) => line.length)));
  return `${[head, rule, ...rest].join('\n')}\n`;
}
