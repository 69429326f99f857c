import { WorkbookError, type Merge, type ReadLimits, type Row, type SheetNotes } from './workbook.js';
import { XmlReader } from './xml-reader.js';

/** Attributes of a tag by their names. */
export type Attributes = Readonly<Record<string, string>>;

/** Throws WorkbookError when there is more of something than its bound allows. */
export function within(count: number, most: number, of: string): void {
  if (count > most) throw new WorkbookError('TOO_LARGE', `more than ${most} ${of}`);
}

/** Makes rows of a sheet's XML as it comes, within bounds; what the XML means is for each form of file. */
export abstract class RowReader {
  readonly #xml = new XmlReader({
    open: (name, attributes) => this.open(name, attributes),
    close: (name) => this.close(name),
    text: (text) => this.text(text),
  });
  readonly #merges: Merge[] = [];
  protected readonly hiddenColumns: number[] = [];
  protected rows: Row[] = [];
  #characters = 0;

  constructor(protected readonly limits: ReadLimits) {}

  /** The rows that this piece completes. */
  write(piece: string): readonly Row[] {
    this.#xml.write(piece);
    return this.#take();
  }

  /** The rows that the end completes. */
  end(): readonly Row[] {
    this.#xml.end();
    return this.#take();
  }

  get notes(): SheetNotes {
    return { merges: this.#merges, hiddenColumns: this.hiddenColumns };
  }

  protected abstract open(name: string, attributes: Attributes): void;
  protected abstract close(name: string): void;
  protected abstract text(text: string): void;

  /** Counts so many characters of cells. */
  protected count(characters: number): void {
    this.#characters += characters;
    within(this.#characters, this.limits.characters, 'characters');
  }

  protected merge(cells: Merge): void {
    within(this.#merges.length + 1, this.limits.merges, 'merged cells');
    this.#merges.push(cells);
  }

  #take(): readonly Row[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }
}
