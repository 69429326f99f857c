import { causesOf, isRestatedAmount, isShare } from './figure-lines.js';
import { markup, type Html } from './markup.js';
import type { DefinedRow } from './page-figures.js';
import { WORDS } from './page-words.js';
import type { Reader } from './reader.js';
import type { RestatedAmountModel } from '../restatement.model.js';
import { amountLabel } from './words.js';

/** What became of figures of the previous edition, a sentence for each number: what it was, what it is, and by which causes. */
export function changesOf(rows: readonly DefinedRow[], reader: Reader): readonly Html[] {
  return rows.flatMap((one) => {
    const { previous } = one.row;
    if (!previous) return [];
    const { period } = previous.period;
    const { t } = reader;
    return [
      sentence(one, `${t(WORDS.over)} ${period}`, previous.periodChange, reader),
      sentence(one, `${t(WORDS.upToEnd)} ${period}`, previous.cumulativeChange, reader),
    ].flatMap((made) => made ?? []);
  });
}

/** The numbers that a reader of the report sees; further ones stand in the workbook. */
const SHOWN = ['value', 'numerator', 'denominator'];

function sentence(
  { definition }: DefinedRow,
  span: string,
  changes: readonly RestatedAmountModel[],
  reader: Reader,
): Html | undefined {
  const changed = changes.filter((amount) => SHOWN.includes(amount.name) && isRestatedAmount(amount));
  if (changed.length === 0) return undefined;
  const { t } = reader;
  return markup`<li>
    <strong>${t(definition.label)}</strong> (${definition.code}), ${span}:
    ${joined(
      changed.map((amount) => amountSentence(amount, isShare(definition) || amount.name !== 'value', reader)),
    )}.
  </li>`;
}

function amountSentence(amount: RestatedAmountModel, named: boolean, { t, number, change }: Reader): Html {
  const { before, after, name } = amount;
  const causes = causesOf(amount).map(({ label, change: by }) => `${t(label).toLowerCase()} ${change(by)}`);
  return markup`${named ? markup`${t(amountLabel(name)).toLowerCase()} ` : undefined}${t(WORDS.was)}
  ${number(before)}, ${t(WORDS.isNow)} ${number(after)} (${causes.join('; ')})`;
}

const joined = (parts: readonly Html[]): readonly Html[] =>
  parts.map((part, i) => (i === 0 ? part : markup`; ${part}`));

/** A list of changes; undefined when there is none. */
export const changeList = (changes: readonly Html[]): Html | undefined =>
  changes.length === 0
    ? undefined
    : markup`<ul class="changes">
        ${changes}
      </ul>`;
