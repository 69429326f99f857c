import type { EditionFigure } from '#libs/indicators';
import type { Label } from '#libs/programme';
import type { DocumentRow } from '../report-document.js';
import type { Block, TextCell } from './blocks.js';
import { changeCell } from './changes.js';
import type { DefinedRow } from './defined-row.js';
import { absent, amountCell, amountText, figureCell, withSmall } from './figure-cells.js';
import type { Reader } from './reader.js';
import { WORDS } from './words.js';

const hasFigure = ({ row }: DefinedRow): boolean =>
  row.period.status !== 'NO_DATA' || row.cumulative.status !== 'NO_DATA';

interface FigureTableRequest {
  readonly caption: string;
  readonly rows: readonly DefinedRow[];
  /** Of an area, under its name: rows without any data as one sentence instead, and no column that would be empty. */
  readonly short?: boolean;
  /** With a column that says what became of the previous edition's figure, and why. */
  readonly changes?: boolean;
}

/** A column behind the name of the KPI. */
interface FigureColumn {
  readonly header: Label;
  readonly cell: (one: DefinedRow, reader: Reader) => TextCell;
  /** Whether a row has something to show in it. */
  readonly wanted?: (one: DefinedRow) => boolean;
}

const COLUMNS: readonly FigureColumn[] = [
  {
    header: WORDS.thisPeriod,
    cell: ({ row, definition }, reader) => figureCell(definition, row.period, reader),
  },
  {
    header: WORDS.cumulative,
    cell: (one, reader) =>
      withSmall(figureCell(one.definition, one.row.cumulative, reader), ownTarget(one, reader)),
  },
  {
    header: WORDS.baseline,
    cell: ({ row, definition }, reader) => amountCell(definition, baselineOf(row), reader),
    wanted: ({ row }) => baselineOf(row) !== undefined,
  },
  {
    header: WORDS.target,
    cell: ({ row, definition }, reader) => amountCell(definition, row.period.target, reader),
    wanted: ({ row }) => row.period.target !== undefined,
  },
  {
    header: WORDS.progress,
    cell: ({ row: { period } }, { t, share }) =>
      period.progress === undefined ? absent(t(WORDS.notAsked)) : { text: share(period.progress) },
    wanted: ({ row }) => row.period.progress !== undefined,
  },
  { header: WORDS.previous, cell: previousCell, wanted: ({ row }) => row.previous !== null },
  {
    header: WORDS.partners,
    cell: ({ row: { period } }, { t }) => ({
      text: `${period.partnersReporting ?? '–'} ${t(WORDS.of)} ${period.partnersExpected}`,
    }),
  },
  {
    header: WORDS.unknown,
    cell: ({ row }, reader) => unknownCell(row.period, reader),
    wanted: ({ row }) => row.period.unknownShare !== undefined,
  },
];

const CHANGE_COLUMN: FigureColumn = {
  header: WORDS.changeByCause,
  cell: changeCell,
  wanted: ({ row }) => row.previous !== null,
};
const WITH_CHANGES = COLUMNS.flatMap((column) =>
  column.header === WORDS.previous ? [column, CHANGE_COLUMN] : [column],
);

const baselineOf = ({ period, cumulative }: DocumentRow): number | undefined =>
  period.baseline ?? cumulative.baseline;

/** The figures of some KPIs for one area. */
export function figureTable(
  { caption, rows, short = false, changes = false }: FigureTableRequest,
  reader: Reader,
): readonly Block[] {
  const { t } = reader;
  const shown = short ? rows.filter(hasFigure) : rows;
  const names = rows.filter((one) => !shown.includes(one)).map(({ definition }) => t(definition.label));
  // One edition has one period: said once, above the column.
  const before = shown.find(({ row }) => row.previous)?.row.previous?.period.period;
  const columns = (changes ? WITH_CHANGES : COLUMNS).filter(
    ({ wanted }) => !short || !wanted || shown.some(wanted),
  );
  const header = (label: Label): string =>
    label === WORDS.previous && before ? `${t(label)} (${before})` : t(label);
  const table: Block = {
    kind: 'table',
    caption,
    captionHidden: short,
    columns: [
      { header: t(WORDS.kpi) },
      ...columns.map((column) => ({ header: header(column.header), number: column !== CHANGE_COLUMN })),
    ],
    rows: shown.map((one) => ({
      name: {
        text: t(one.definition.label),
        small: `${one.definition.code} · ${t(one.definition.unit)}${one.redefined ? ` · ${t(WORDS.redefined)}` : ''}`,
      },
      cells: columns.map(({ cell }) => cell(one, reader)),
    })),
  };
  return [
    ...(shown.length > 0 ? [table] : []),
    ...(names.length > 0
      ? [{ kind: 'paragraph', small: true, text: `${t(WORDS.withoutData)}: ${names.join('; ')}.` } as const]
      : []),
  ];
}

/** A target for all that was done up to the period's end is another than that of the period. */
function ownTarget({ row, definition }: DefinedRow, reader: Reader): string | undefined {
  const { target, progress } = row.cumulative;
  if (target === undefined) return undefined;
  const text = `${reader.t(WORDS.target).toLowerCase()} ${amountText(definition, target, reader)}`;
  return `${text}${progress === undefined ? '' : `, ${reader.share(progress)}`}`;
}

function unknownCell({ unknown, unknownShare }: EditionFigure, { t, share, number }: Reader): TextCell {
  if (unknownShare === undefined) return absent(t(WORDS.notAsked));
  return { text: share(unknownShare), small: number(unknown ?? 0) };
}

function previousCell({ row: { previous }, definition }: DefinedRow, reader: Reader): TextCell {
  if (!previous) return absent(reader.t(WORDS.none));
  return figureCell(definition, previous.period, reader);
}
