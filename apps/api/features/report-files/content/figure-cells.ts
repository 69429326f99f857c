import type { EditionFigure } from '#libs/indicators';
import { isShare } from '../figure-lines.js';
import type { ReportDefinition } from '../report-document.js';
import type { TextCell } from './blocks.js';
import type { Reader } from './reader.js';
import { WORDS } from './words.js';

/** A value in the unit of its KPI. */
export const amountText = (definition: ReportDefinition, value: number, reader: Reader): string =>
  isShare(definition) ? reader.share(value) : reader.number(value);

const ABSENT = {
  NO_DATA: WORDS.noData,
  OK: WORDS.onlyUnknown,
  NOT_MATURE: WORDS.notMature,
  PROTECTED: WORDS.protected,
};

export const absent = (text: string): TextCell => ({ text, absent: true });

/** The number, of a ratio with both halves; where there is none, why not. */
export function figureCell(definition: ReportDefinition, figure: EditionFigure, reader: Reader): TextCell {
  const { t, number } = reader;
  if (figure.figure === undefined) return absent(t(ABSENT[figure.status]));
  const { numerator, denominator } = figure;
  const text = amountText(definition, figure.figure, reader);
  if (denominator === undefined) return { text };
  return { text, small: `${number(numerator ?? 0)} ${t(WORDS.of)} ${number(denominator)}` };
}

export const amountCell = (
  definition: ReportDefinition,
  value: number | undefined,
  reader: Reader,
): TextCell =>
  value === undefined ? absent(reader.t(WORDS.none)) : { text: amountText(definition, value, reader) };

/** The cell with one more thing in smaller letters. */
export const withSmall = ({ small, ...cell }: TextCell, more: string | undefined): TextCell => {
  const all = [small, more].filter((text) => text !== undefined);
  return all.length === 0 ? cell : { ...cell, small: all.join(' · ') };
};
