import { csvLine, guardedText } from '#libs/tabular';
import type { OpenEdition } from './edition.js';
import { OPEN_COLUMNS, rowsOf } from './rows.js';
import { explanationOf, inBoth, LICENCE, NO_NUMBER } from './words.js';

/** One line of RFC 4180, between commas. */
export const line = (cells: readonly (string | number | undefined)[]): string => csvLine(cells, ',');

/**
 * Every figure as CSV (RFC 4180, UTF-8, decimal point), a line each; what it means stands in its CSVW metadata. A
 * text that a spreadsheet would run or make something else of has an apostrophe before it; days and numbers are what
 * they are.
 */
export function toOpenCsv(edition: OpenEdition): string {
  let text = line(OPEN_COLUMNS.map(({ name }) => name));
  for (const row of rowsOf(edition))
    text += line(
      OPEN_COLUMNS.map(({ cell, type }) => {
        const value = cell(row, edition);
        return type === 'string' && typeof value === 'string' ? guardedText(value) : value;
      }),
    );
  return text;
}

/** CSV on the Web (W3C Recommendation 2015): what stands in each column, and which words stand for no number. */
export const toCsvw = ({ editionId, title, digest, rules }: OpenEdition): object => ({
  '@context': ['http://www.w3.org/ns/csvw', { '@language': 'nl' }],
  url: 'cijfers.csv',
  'dc:title': title ?? `Rapportage ${editionId}`,
  'dc:description': explanationOf(rules).flatMap(inBoth),
  'dc:identifier': digest,
  'dc:license': { '@id': LICENCE },
  dialect: { delimiter: ',', encoding: 'utf-8', header: true, quoteChar: '"' },
  tableSchema: {
    columns: OPEN_COLUMNS.map(({ name, title: titles, type }) => ({
      name,
      titles: { nl: [name, titles.nl], en: titles.en },
      datatype: type,
      ...(name === 'waarde' ? { null: Object.values(NO_NUMBER) } : {}),
      required: !['ondergrens', 'bovengrens', 'onbekend', 'streefwaarde', 'waarde'].includes(name),
    })),
    primaryKey: ['telling', 'maat', 'gebied'],
  },
});
