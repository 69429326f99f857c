import { xmlText } from './xml-text.js';

const FIRST_OWN_FORMAT = 164;
const TEXT_FORMAT = 49;
const DATE_FORMAT = 'dd-mm-yyyy';

/** The looks a workbook uses, each with its number; made up as cells are written. */
export class Styles {
  readonly #formats = new Map<string, number>();

  static readonly HEADER = 1;
  static readonly TEXT = 2;

  /** The number of the look of numbers in this format. */
  numbered(format: string): number {
    const known = this.#formats.get(format);
    if (known !== undefined) return known;
    const made = this.#formats.size + 3;
    this.#formats.set(format, made);
    return made;
  }

  get date(): number {
    return this.numbered(DATE_FORMAT);
  }

  xml(): string {
    const formats = [...this.#formats.keys()];
    const own = formats.map(
      (format, i) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + i}" formatCode="${xmlText(format)}"/>`,
    );
    const look = (id: number, more = '') =>
      `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"${more}/>`;
    const looks = [
      look(0),
      '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
      look(TEXT_FORMAT, ' applyNumberFormat="1"'),
      ...formats.map((_, i) => look(FIRST_OWN_FORMAT + i, ' applyNumberFormat="1"')),
    ];
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      (own.length > 0 ? `<numFmts count="${own.length}">${own.join('')}</numFmts>` : '') +
      '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${looks.length}">${looks.join('')}</cellXfs>` +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }
}
