import type { RestatedAmountModel } from '../restatement.model.js';
import { causesOf, isRestatedAmount, isShare } from './figure-lines.js';
import { markup, type Html } from './markup.js';
import type { DefinedRow } from './page-figures.js';
import { WORDS } from './page-words.js';
import type { Reader } from './reader.js';
import { amountLabel } from './words.js';

/** What became of figures of the previous edition, a line for each KPI: what was said, what it is now, and by which causes. */
export function changesOf(rows: readonly DefinedRow[], reader: Reader): readonly Html[] {
  return rows.flatMap(({ row: { previous }, definition }) => {
    if (!previous) return [];
    const { t } = reader;
    const { period } = previous.period;
    const share = isShare(definition);
    const sentences = [
      sentence(`${t(WORDS.over)} ${period}`, previous.periodChange, share, reader),
      sentence(`${t(WORDS.upToEnd)} ${period}`, previous.cumulativeChange, share, reader),
    ].filter((made) => made !== undefined);
    if (sentences.length === 0) return [];
    return markup`<li><strong>${t(definition.label)}</strong> (${definition.code}): ${sentences.join('; ')}.</li>`;
  });
}

function sentence(
  span: string,
  changes: readonly RestatedAmountModel[],
  share: boolean,
  reader: Reader,
): string | undefined {
  // The numbers that a reader of the page sees; further ones stand in the workbook.
  const [value, numerator, denominator] = ['value', 'numerator', 'denominator'].map((name) =>
    changes.find((amount) => amount.name === name),
  );
  if (value) return isRestatedAmount(value) ? `${span} ${moved(value, reader)}` : undefined;
  const halves = [numerator, denominator].flatMap((half) => (half && isRestatedAmount(half) ? half : []));
  if (!numerator || !denominator || halves.length === 0) return undefined;
  const { t } = reader;
  const quotient = (side: 'before' | 'after'): string => {
    if (denominator[side] === 0) return t(WORDS.undetermined);
    const number = numerator[side] / denominator[side];
    return share ? reader.share(number) : reader.number(number);
  };
  const parts = halves.map((half) => `${t(amountLabel(half.name)).toLowerCase()} ${moved(half, reader)}`);
  return `${span} ${t(WORDS.was)} ${quotient('before')}, ${t(WORDS.isNow)} ${quotient('after')}: ${parts.join(', ')}`;
}

function moved(amount: RestatedAmountModel, { t, number, change }: Reader): string {
  const causes = causesOf(amount).map(({ label, change: by }) => `${t(label).toLowerCase()} ${change(by)}`);
  return `${t(WORDS.was)} ${number(amount.before)}, ${t(WORDS.isNow)} ${number(amount.after)} (${causes.join('; ')})`;
}

/** A list of changes; undefined when there is none. */
export const changeList = (changes: readonly Html[]): Html | undefined =>
  changes.length === 0 ? undefined : markup`<ul class="changes">${changes}</ul>`;
