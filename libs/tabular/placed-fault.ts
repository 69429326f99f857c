import { columnName } from '#libs/spreadsheet';
import type { Fault, Label } from '#libs/programme';

/** A fault of a file, with where it is in words and in numbers. */
export interface PlacedFault extends Fault {
  /** As a spreadsheet program numbers it; 1 is the header. Absent where the fault is of the file as a whole. */
  readonly row?: number;
  /** `A`, `B`, … as a spreadsheet program names it. */
  readonly column?: string;
  /** The column's name as people know it. */
  readonly header?: Label;
  /** `Rij 14, kolom C (Kanaal)`. */
  readonly where: Label;
}

export interface CellPosition {
  readonly row?: number;
  /** 0 for the first. */
  readonly column?: number | undefined;
  readonly header?: Label | undefined;
}

/** The fault at its place in the file: row, column. */
export function placed(found: Fault, { row, column, header }: CellPosition): PlacedFault {
  const letter = column === undefined ? undefined : columnName(column);
  return {
    ...found,
    place: [row, letter].filter((step) => step !== undefined),
    ...(row === undefined ? {} : { row }),
    ...(letter === undefined ? {} : { column: letter }),
    ...(header === undefined ? {} : { header }),
    where: {
      nl: words(['Rij', 'kolom', 'Het bestand'], row, letter, header?.nl),
      en: words(['Row', 'column', 'The file'], row, letter, header?.en),
    },
  };
}

function words(
  [rowWord, columnWord, whole]: readonly [string, string, string],
  row?: number,
  letter?: string,
  header?: string,
): string {
  if (row === undefined) return whole;
  const name = header === undefined ? '' : ` (${header})`;
  const column =
    letter === undefined ? (header === undefined ? '' : `, ${header}`) : `, ${columnWord} ${letter}${name}`;
  return `${rowWord} ${row}${column}`;
}
