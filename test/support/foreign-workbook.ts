import { strToU8, zipSync } from 'fflate';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export interface ForeignSheet {
  readonly name: string;
  /** What stands within `sheetData`. */
  readonly rows: string;
  /** Before it, such as `cols`. */
  readonly before?: string;
  /** After it, such as `mergeCells`. */
  readonly after?: string;
  readonly hidden?: boolean;
  readonly kind?: 'worksheet' | 'chartsheet';
}

const relations = (all: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(([type, target], i) => `<Relationship Id="r${i}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** A workbook part by part, as programs other than this one write them. */
export function foreignWorkbook(
  sheets: readonly ForeignSheet[],
  {
    styles = '',
    book = '',
    parts = {},
  }: { styles?: string; book?: string; parts?: Record<string, string> } = {},
): Uint8Array {
  const tabs = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="r${i}"/>`,
  );
  const targets = sheets.map(({ kind = 'worksheet' }, i) => [kind, `sheets/${i}.xml`] as const);
  const files: Record<string, string> = {
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${tabs.join('')}</sheets>${book}</workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...targets,
      ['styles', 'styles.xml'],
      ...Object.keys(parts).map((name) => [name, `${name}.xml`] as const),
    ]),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [`xl/${name}.xml`, text])),
  };
  sheets.forEach(({ rows, before = '', after = '' }, i) => {
    files[`xl/sheets/${i}.xml`] =
      `<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
  });
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A row of cells: texts, numbers, and XML of a cell as it is (from `<c`). */
export const foreignRow = (cells: readonly (string | number)[], attributes = ''): string =>
  `<row${attributes}>${cells
    .map((cell) =>
      typeof cell === 'number'
        ? `<c><v>${cell}</v></c>`
        : cell.startsWith('<c')
          ? cell
          : `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`,
    )
    .join('')}</row>`;
