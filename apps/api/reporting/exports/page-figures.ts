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
  /** Rows without any data as one sentence instead. */
  readonly short?: boolean;
}

/** The figures of some KPIs for one area. */
export function figureTable({ caption, rows, short = false }: Asked, reader: Reader): Html {
  const { t } = reader;
  const shown = short ? rows.filter(hasFigure) : rows;
  const empty = short ? rows.filter((one) => !hasFigure(one)) : [];
  const compared = shown.some(({ row }) => row.previous !== null);
  const table = markup`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t(WORDS.kpi)}</th>
          <th scope="col" class="number">${t(WORDS.thisPeriod)}</th>
          <th scope="col" class="number">${t(WORDS.cumulative)}</th>
          <th scope="col" class="number">${t(WORDS.baseline)}</th>
          <th scope="col" class="number">${t(WORDS.target)}</th>
          <th scope="col" class="number">${t(WORDS.progress)}</th>
          ${compared ? markup`<th scope="col" class="number">${t(WORDS.previous)}</th>` : undefined}
          <th scope="col" class="number">${t(WORDS.partners)}</th>
          <th scope="col" class="number">${t(WORDS.unknown)}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map((one) => figureRow(one, compared, reader))}
      </tbody>
    </table>
  </div>`;
  const names = empty.map(({ definition }) => t(definition.label)).join(', ');
  return markup`${shown.length > 0 ? table : undefined}${
    empty.length > 0 ? markup`<p class="small">${t(WORDS.withoutData)}: ${names}.</p>` : undefined
  }`;
}

function figureRow(one: DefinedRow, compared: boolean, reader: Reader): Html {
  const { row, definition } = one;
  const { t } = reader;
  const { period, cumulative } = row;
  return markup`<tr>
    <th scope="row">
      <span class="code">${row.kpi}</span> ${t(definition.label)}
      <span class="halves">${t(definition.unit)}</span>
    </th>
    <td class="number">${figureText(definition, period, reader)}</td>
    <td class="number">${figureText(definition, cumulative, reader)}${ownTarget(one, reader)}</td>
    <td class="number">${amountOrNone(definition, period.baseline ?? cumulative.baseline, reader)}</td>
    <td class="number">${amountOrNone(definition, period.target, reader)}</td>
    <td class="number">${period.progress === undefined ? notAsked(reader) : reader.share(period.progress)}</td>
    ${compared ? markup`<td class="number">${previousText(one, reader)}</td>` : undefined}
    <td class="number">${period.partnersReporting} ${t(WORDS.of)} ${period.partnersExpected}</td>
    <td class="number">${unknownText(period, reader)}</td>
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
  const { period } = previous;
  return markup`${figureText(definition, period, reader)} <span class="halves">${period.period}</span>`;
}
