import type { EditionFigure } from '#libs/indicators';
import type { Label } from '#libs/programme';
import { isShare } from './figure-lines.js';
import { markup, type Html } from './markup.js';
import { WORDS } from './page-words.js';
import type { Reader } from './reader.js';
import type { DocumentRow, ReportDefinition } from './report-document.js';

/** A row with what it counts. */
export interface DefinedRow {
  readonly row: DocumentRow;
  readonly definition: ReportDefinition;
}

/** A value in the unit of its KPI. */
export const amountText = (definition: ReportDefinition, value: number, reader: Reader): string =>
  isShare(definition) ? reader.share(value) : reader.number(value);

const ABSENT = {
  NO_DATA: WORDS.noData,
  OK: WORDS.onlyUnknown,
  NOT_MATURE: WORDS.notMature,
  PROTECTED: WORDS.protected,
};

/** The number, of a ratio with both halves; where there is none, why not. */
export function figureText(definition: ReportDefinition, figure: EditionFigure, reader: Reader): Html {
  const { t, number } = reader;
  if (figure.figure === undefined) return absent(ABSENT[figure.status], reader);
  const { numerator, denominator } = figure;
  const halves =
    denominator === undefined
      ? undefined
      : markup` <span class="halves">${number(numerator ?? 0)} ${t(WORDS.of)} ${number(denominator)}</span>`;
  return markup`${amountText(definition, figure.figure, reader)}${halves}`;
}

const hasFigure = ({ row }: DefinedRow): boolean =>
  row.period.status !== 'NO_DATA' || row.cumulative.status !== 'NO_DATA';

interface Asked {
  readonly caption: string;
  readonly rows: readonly DefinedRow[];
  /** Rows without any data as one sentence instead, and no column that would be empty. */
  readonly short?: boolean;
}

/** A column behind the name of the KPI. */
interface PageColumn {
  readonly header: Label;
  readonly cell: (one: DefinedRow, reader: Reader) => Html | string;
  /** Whether a row has something to show in it. */
  readonly wanted?: (one: DefinedRow) => boolean;
}

const COLUMNS: readonly PageColumn[] = [
  {
    header: WORDS.thisPeriod,
    cell: ({ row, definition }, reader) => figureText(definition, row.period, reader),
  },
  {
    header: WORDS.cumulative,
    cell: (one, reader) =>
      markup`${figureText(one.definition, one.row.cumulative, reader)}${ownTarget(one, reader)}`,
  },
  {
    header: WORDS.baseline,
    cell: ({ row, definition }, reader) => amountOrNone(definition, baselineOf(row), reader),
    wanted: ({ row }) => baselineOf(row) !== undefined,
  },
  {
    header: WORDS.target,
    cell: ({ row, definition }, reader) => amountOrNone(definition, row.period.target, reader),
    wanted: ({ row }) => row.period.target !== undefined,
  },
  {
    header: WORDS.progress,
    cell: ({ row: { period } }, reader) =>
      period.progress === undefined ? notAsked(reader) : reader.share(period.progress),
    wanted: ({ row }) => row.period.progress !== undefined,
  },
  { header: WORDS.previous, cell: previousText, wanted: ({ row }) => row.previous !== null },
  {
    header: WORDS.partners,
    cell: ({ row: { period } }, { t }) =>
      `${period.partnersReporting} ${t(WORDS.of)} ${period.partnersExpected}`,
  },
  {
    header: WORDS.unknown,
    cell: ({ row }, reader) => unknownText(row.period, reader),
    wanted: ({ row }) => row.period.unknownShare !== undefined,
  },
];

const baselineOf = ({ period, cumulative }: DocumentRow): number | undefined =>
  period.baseline ?? cumulative.baseline;

/** The figures of some KPIs for one area. */
export function figureTable({ caption, rows, short = false }: Asked, reader: Reader): Html {
  const { t } = reader;
  const shown = short ? rows.filter(hasFigure) : rows;
  const names = rows.filter((one) => !shown.includes(one)).map(({ definition }) => t(definition.label));
  // One edition has one period: said once, above the column.
  const before = shown.find(({ row }) => row.previous)?.row.previous?.period.period;
  const columns = COLUMNS.filter(({ wanted }) => !short || !wanted || shown.some(wanted));
  const table = markup`<div class="scroll" role="group" aria-label="${caption}" tabindex="0">
    <table>
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col">${t(WORDS.kpi)}</th>
          ${columns.map(
            ({ header }) =>
              markup`<th scope="col" class="number">${t(header)}${header === WORDS.previous && before ? ` (${before})` : ''}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${shown.map((one) => figureRow(one, columns, reader))}
      </tbody>
    </table>
  </div>`;
  return markup`${shown.length > 0 ? table : undefined}${
    names.length > 0 ? markup`<p class="small">${t(WORDS.withoutData)}: ${names.join('; ')}.</p>` : undefined
  }`;
}

function figureRow(one: DefinedRow, columns: readonly PageColumn[], reader: Reader): Html {
  const { definition } = one;
  const cells = columns.map(({ cell }) => markup`<td class="number">${cell(one, reader)}</td>`);
  return markup`<tr>
    <th scope="row">
      ${reader.t(definition.label)}
      <span class="halves">${definition.code} · ${reader.t(definition.unit)}</span>
    </th>
    ${cells}
  </tr>`;
}

const absent = (label: Label, { t }: Reader): Html => markup`<span class="absent">${t(label)}</span>`;
const notAsked = (reader: Reader): Html => absent(WORDS.notAsked, reader);

const amountOrNone = (
  definition: ReportDefinition,
  value: number | undefined,
  reader: Reader,
): Html | string =>
  value === undefined ? absent(WORDS.none, reader) : amountText(definition, value, reader);

/** A target for all that was done up to the period's end is another than that of the period. */
function ownTarget({ row, definition }: DefinedRow, reader: Reader): Html | undefined {
  const { target, progress } = row.cumulative;
  if (target === undefined) return undefined;
  const text = `${reader.t(WORDS.target).toLowerCase()} ${amountText(definition, target, reader)}`;
  return markup` <span class="halves">${text}${progress === undefined ? '' : `, ${reader.share(progress)}`}</span>`;
}

function unknownText({ unknown, unknownShare }: EditionFigure, reader: Reader): Html {
  if (unknownShare === undefined) return notAsked(reader);
  return markup`${reader.share(unknownShare)} <span class="halves">${reader.number(unknown ?? 0)}</span>`;
}

function previousText({ row: { previous }, definition }: DefinedRow, reader: Reader): Html {
  if (!previous) return absent(WORDS.none, reader);
  return figureText(definition, previous.period, reader);
}
