import type { WireError } from './protocol.js';

/** One value of a flat message. */
export type Cell = string | number | WireError;

/** Reads a flat message cell by cell. */
export class Cells {
  #next = 0;

  constructor(private readonly cells: readonly Cell[]) {}

  get done(): boolean {
    return this.#next >= this.cells.length;
  }

  text = (): string => this.#take() as string;
  number = (): number => this.#take() as number;
  error = (): WireError => this.#take() as WireError;

  times<Value>(read: () => Value): Value[] {
    return Array.from({ length: this.number() }, read);
  }

  #take(): Cell | undefined {
    return this.cells[this.#next++];
  }
}
