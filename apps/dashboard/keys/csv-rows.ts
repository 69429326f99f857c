/** A CSV file as text: UTF-8 with or without a BOM, or else Windows-1252 as Excel writes it. */
export function decodeCsv(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const MARKS = [';', ',', '\t'] as const;

/** What stands between cells: what a `sep=` line says, else what the first line with anything in it has most of. */
function markOf(text: string): string {
  const said = /^sep=([;,\t])\r?\n/i.exec(text)?.[1];
  const line = /^.*\S.*$/m.exec(text)?.[0] ?? '';
  const count = (mark: string): number => line.split(mark).length;
  return said ?? MARKS.reduce((most, next) => (count(next) > count(most) ? next : most));
}

/**
 * Cells by row, `;`, `,` or a tab between them; quotes doubled within quotes. Undefined when a quotation mark is never
 * closed: what stands behind it would be read as one cell.
 */
export function parseCsv(whole: string): string[][] | undefined {
  const mark = markOf(whole);
  const text = whole.replace(/^sep=[;,\t]\r?\n/i, '\n');
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === mark) {
      row.push(cell);
      cell = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[i + 1] === '\n') i++;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += char;
  }
  if (quoted) return undefined;
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

const quoted = (cell: string): string => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`;
