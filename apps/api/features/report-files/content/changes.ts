import { amountLabel } from '#libs/indicators';
import type { RestatedAmountModel } from '../../restatement/restatement.model.js';
import { causesOf, isRestatedAmount, isShare } from '../figure-lines.js';
import type { Block, ChangeItem, TextCell } from './blocks.js';
import { absent } from './figure-cells.js';
import type { DefinedRow } from './defined-row.js';
import type { Reader } from './reader.js';
import { WORDS } from './words.js';

/**
 * What became of figures of the previous edition, a line for each KPI: what was said, what it is now, and by which
 * causes.
 */
export function changesOf(rows: readonly DefinedRow[], reader: Reader): readonly ChangeItem[] {
  return rows.flatMap(({ row: { previous }, definition }) => {
    if (!previous) return [];
    const { t } = reader;
    const { period } = previous.period;
    const sentences = [
      sentence(`${t(WORDS.over)} ${period}`, previous.periodChange, definition, reader),
      sentence(`${t(WORDS.upToEnd)} ${period}`, previous.cumulativeChange, definition, reader),
    ].filter((made) => made !== undefined);
    if (sentences.length === 0) return [];
    return { name: t(definition.label), code: definition.code, text: `${sentences.join('; ')}.` };
  });
}

function sentence(
  span: string,
  changes: readonly RestatedAmountModel[],
  definition: DefinedRow['definition'],
  reader: Reader,
): string | undefined {
  // The numbers that a reader of the report sees; further ones stand in the workbook.
  const [value, numerator, denominator] = ['value', 'numerator', 'denominator'].map((name) =>
    changes.find((amount) => amount.name === name),
  );
  if (value) return isRestatedAmount(value) ? `${span} ${moved(value, reader)}` : undefined;
  const halves = [numerator, denominator].flatMap((half) => (half && isRestatedAmount(half) ? half : []));
  if (!numerator || !denominator || halves.length === 0) return undefined;
  const { t } = reader;
  const said = (side: 'before' | 'after'): string =>
    quotient(numerator, denominator, side, isShare(definition), reader);
  const named = (half: RestatedAmountModel): string =>
    t(amountLabel(definition.code, half.name)).toLowerCase();
  const parts = halves.map((half) => `${named(half)} ${moved(half, reader)}`);
  return `${span} ${t(WORDS.was)} ${said('before')}, ${t(WORDS.isNow)} ${said('after')}: ${parts.join(', ')}`;
}

function quotient(
  numerator: RestatedAmountModel,
  denominator: RestatedAmountModel,
  side: 'before' | 'after',
  share: boolean,
  reader: Reader,
): string {
  if (denominator[side] === 0) return reader.t(WORDS.undetermined);
  const number = numerator[side] / denominator[side];
  return share ? reader.share(number) : reader.number(number);
}

function moved(amount: RestatedAmountModel, { t, number, change }: Reader): string {
  const causes = causesOf(amount).map(({ label, change: by }) => `${t(label).toLowerCase()} ${change(by)}`);
  return `${t(WORDS.was)} ${number(amount.before)}, ${t(WORDS.isNow)} ${number(amount.after)} (${causes.join('; ')})`;
}

/** A list of changes; none when nothing changed. */
export const changeList = (items: readonly ChangeItem[], title?: string): readonly Block[] =>
  items.length === 0 ? [] : [{ kind: 'changes', items, ...(title === undefined ? {} : { title }) }];

/**
 * In a table, of the figure over the previous edition's period: by how much it is another one now, and by which
 * causes.
 */
export function changeCell({ row: { previous }, definition }: DefinedRow, reader: Reader): TextCell {
  const { t, change } = reader;
  if (!previous) return absent(t(WORDS.none));
  // Of people nobody outside is told what a number became: it may have changed.
  if (previous.period.partnersReporting === undefined) return absent(t(WORDS.protected));
  const changed = previous.periodChange.filter(
    (amount) => ['value', 'numerator', 'denominator'].includes(amount.name) && isRestatedAmount(amount),
  );
  if (changed.length === 0) return absent(t(WORDS.unchanged));
  const causes = (amount: RestatedAmountModel): string =>
    causesOf(amount)
      .map(({ label, change: by }) => `${t(label).toLowerCase()} ${change(by)}`)
      .join('; ');
  const [first] = changed;
  if (first?.name === 'value') return { text: change(byCauses(first)), small: causes(first) };
  const [numerator, denominator] = ['numerator', 'denominator'].map((name) =>
    previous.periodChange.find((amount) => amount.name === name),
  );
  const halves = changed.map(
    (half) => `${t(amountLabel(definition.code, half.name)).toLowerCase()}: ${causes(half)}`,
  );
  if (!numerator || !denominator) return { text: halves.join(', ') };
  const after = quotient(numerator, denominator, 'after', isShare(definition), reader);
  return { text: `${t(WORDS.isNow)} ${after}`, small: halves.join(' · ') };
}

// Added up from its causes: they sum exactly in millionths, a difference of decimals need not.
const byCauses = (amount: RestatedAmountModel): number =>
  Math.round(causesOf(amount).reduce((sum, { change }) => sum + change, 0) * 1e6) / 1e6;
