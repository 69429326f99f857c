import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { Cell, Sheet } from './workbook.js';

const MEDIA_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const NAMESPACES = ['office', 'table', 'text', 'style', 'number', 'fo']
  .map((name) => {
    const of = { style: 'style', number: 'datastyle', fo: 'xsl-fo-compatible' }[name] ?? name;
    return `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${of}:1.0"`;
  })
  .join(' ');
/** The same sheets give the same bytes, whenever and wherever they are written. */
const OPTIONS = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/** An ODS file (OpenDocument 1.3, ISO/IEC 26300) of these sheets; held whole. Dates and shares are shown as such. */
export async function writeOds(sheets: readonly Sheet[]): Promise<Buffer> {
  if (sheets.length === 0) throw new RangeError('a spreadsheet has at least one sheet');
  const zip = new ZipFile();
  zip.on('error', () => undefined);
  const packed = buffer(zip.outputStream);
  const add = (name: string, text: string, compress = true) =>
    zip.addBuffer(Buffer.from(text), name, { ...OPTIONS, compress });
  add('mimetype', MEDIA_TYPE, false);
  add('META-INF/manifest.xml', MANIFEST);
  add('content.xml', contentXml(sheets));
  zip.end();
  return packed;
}

const MANIFEST =
  `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">` +
  `<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${MEDIA_TYPE}"/>` +
  '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>';

const STYLES =
  '<office:automatic-styles>' +
  '<number:date-style style:name="d"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>' +
  '<number:percentage-style style:name="p"><number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>' +
  '<style:style style:name="date" style:family="table-cell" style:data-style-name="d"/>' +
  '<style:style style:name="share" style:family="table-cell" style:data-style-name="p"/>' +
  '<style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>' +
  '</office:automatic-styles>';

function contentXml(sheets: readonly Sheet[]): string {
  const parts = [`${HEAD}<office:document-content ${NAMESPACES} office:version="1.3">${STYLES}`];
  parts.push('<office:body><office:spreadsheet>');
  for (const { name, rows } of sheets) {
    parts.push(`<table:table table:name="${escaped(name)}">`);
    let first = true;
    for (const row of rows) {
      parts.push(`<table:table-row>${row.map((cell) => cellXml(cell, first)).join('')}</table:table-row>`);
      first = false;
    }
    parts.push('</table:table>');
  }
  parts.push('</office:spreadsheet></office:body></office:document-content>');
  return parts.join('');
}

function cellXml(cell: Cell, isHead: boolean): string {
  if (cell === null || cell === '') return '<table:table-cell/>';
  if (typeof cell === 'string')
    return `<table:table-cell${isHead ? ' table:style-name="head"' : ''} office:value-type="string"><text:p>${spaced(cell)}</text:p></table:table-cell>`;
  if (typeof cell === 'boolean')
    return `<table:table-cell office:value-type="boolean" office:boolean-value="${String(cell)}"/>`;
  if (typeof cell === 'number') return numberXml('float', cell);
  if ('date' in cell)
    return `<table:table-cell table:style-name="date" office:value-type="date" office:date-value="${cell.date}${cell.time === undefined ? '' : `T${cell.time}`}"/>`;
  return cell.format.endsWith('%') ? numberXml('percentage', cell.number) : numberXml('float', cell.number);
}

function numberXml(type: 'float' | 'percentage', value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${String(value)} cannot stand in a cell`);
  const style = type === 'percentage' ? ' table:style-name="share"' : '';
  return `<table:table-cell${style} office:value-type="${type}" office:value="${String(value)}"/>`;
}

// eslint-disable-next-line no-control-regex -- XML 1.0 (2.2) has no such characters
const UNSAYABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNSAYABLE, '\ufffd')
    .replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);
/** Spaces in a row, and line ends, are kept (OpenDocument 1.3, 6.1.2 and 6.1.3). */
const spaced = (text: string): string =>
  escaped(text)
    .replace(/\r\n?|\n/g, '<text:line-break/>')
    .replace(/ {2,}/g, (run) => ` <text:s text:c="${String(run.length - 1)}"/>`);
