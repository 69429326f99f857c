import { findKpi } from '#libs/indicators';
import type { Label } from '#libs/programme';
import { isShare } from '../figure-lines.js';
import type { ReportDocument } from '../report-document.js';
import type { BarItem, Block } from './blocks.js';
import type { DefinedRow } from './defined-row.js';
import { amountText, figureCell } from './figure-cells.js';
import type { Reader } from './reader.js';
import { WORDS } from './words.js';

/**
 * Before all tables: how far each werklijn is on its way, and its headline in every neighbourhood, as lengths and
 * in words.
 */
export function headlineBlocks(
  report: ReportDocument,
  byScope: ReadonlyMap<string, readonly DefinedRow[]>,
  reader: Reader,
): readonly Block[] {
  const { t } = reader;
  const rowOf = (scope: string, code: string): DefinedRow | undefined =>
    byScope.get(scope)?.find(({ row }) => row.kpi === code);
  // The one indicator of each werklijn that is looked at first, as on the first page of the monitor.
  const national = (byScope.get('NL') ?? []).filter(({ row }) => findKpi(row.kpi)?.headline);
  if (national.length === 0) return [];
  const areas = report.areas.filter(({ kind }) => kind === 'NEIGHBOURHOOD');
  return [
    { kind: 'paragraph', text: t(WORDS.headlinesHow) },
    {
      kind: 'bars',
      title: t(WORDS.headlinesProgress),
      items: national.map((one) => progressItem(one, reader)),
    },
    ...national.map(({ definition }): Block => ({
      kind: 'bars',
      title: `${t(definition.label)}: ${t(WORDS.headlinesAreas)}`,
      items: areaItems(
        areas.flatMap(({ scope, name }) => {
          const one = rowOf(scope, definition.code);
          return one ? [{ name, one }] : [];
        }),
        reader,
      ),
    })),
  ];
}

/** The figure since the start; where a target was set, as long as the part of the way that is behind. */
function progressItem({ row, definition }: DefinedRow, reader: Reader): BarItem {
  const { t, share } = reader;
  const { target, progress } = row.cumulative;
  const { text, small } = figureCell(definition, row.cumulative, reader);
  const way =
    target === undefined
      ? t(WORDS.headlinesNoTarget)
      : fill(WORDS.headlinesTarget, amountText(definition, target, reader), t) +
        (progress === undefined ? '' : `, ${fill(WORDS.headlinesWay, share(progress), t)}`);
  return {
    name: t(definition.label),
    text: [`${text}${small === undefined ? '' : ` (${small})`}`, way].join('; '),
    ...(progress === undefined ? {} : { share: clipped(progress) }),
  };
}

/** Each as long as its part of the largest; of a share as long as it is. One without a number has no length. */
function areaItems(
  of: readonly { readonly name: string; readonly one: DefinedRow }[],
  reader: Reader,
): readonly BarItem[] {
  const most = Math.max(0, ...of.map(({ one }) => one.row.cumulative.figure ?? 0));
  return of.map(({ name, one: { row, definition } }) => {
    const value = row.cumulative.figure;
    const whole = isShare(definition) ? 1 : most;
    return {
      name,
      text: figureCell(definition, row.cumulative, reader).text,
      ...(value === undefined || whole === 0 ? {} : { share: clipped(value / whole) }),
    };
  });
}

const clipped = (share: number): number => Math.min(1, Math.max(0, share));
const fill = (label: Label, value: string, t: Reader['t']): string => t(label).replace('{}', value);
