import {
  toFaultCsv,
  faultsInFile,
  inspectFile,
  readTable,
  signerFor,
  TableError,
  typeCalled,
  type PlacedFault,
  type ReadTable,
  type TableFile,
} from '#libs/tabular';
import { personalIn } from './personal-in.ts';
import { reinstatements } from './reinstatements.ts';
import { SHOWN, type ReaderAnswer, type ReaderRequest, type ReadFile } from './protocol.ts';

/**
 * Reads a partner's file with the server's own code, where it is: nothing of it leaves but the events made of it, and
 * of those only fields that a column was mapped to.
 */
export class FileReading {
  #file: TableFile | undefined;
  #read: ReadTable | undefined;

  async answer(
    ask: ReaderRequest,
    onRows: (rows: number) => void,
  ): Promise<ReaderAnswer<ReaderRequest['ask']>> {
    switch (ask.ask) {
      case 'inspect':
        return this.#inspect(ask);
      case 'read':
        return this.#readAll(ask, onRows);
      case 'place':
        return this.#read ? faultsInFile(ask.faults, this.#read) : ask.faults;
      case 'reinstate':
        return Promise.resolve(JSON.stringify(reinstatements(this.#read?.items ?? [], ask)));
      case 'faultFile':
        return this.#faultFile(ask);
    }
  }

  async #inspect({
    bytes,
    format,
    type,
    sheet,
  }: Extract<ReaderRequest, { ask: 'inspect' }>): Promise<ReaderAnswer<'inspect'>> {
    const file = { type: typeCalled(type), format, bytes: new Uint8Array(bytes), sheet };
    this.#read = undefined;
    try {
      const inspected = await inspectFile(file, type);
      this.#file = { ...file, sheet: inspected.sheet };
      return inspected;
    } catch (error) {
      if (!(error instanceof TableError)) throw error;
      return { fault: error.fault };
    }
  }

  async #readAll(
    { layout, decimals, source, areas, key, entries }: Extract<ReaderRequest, { ask: 'read' }>,
    onRows: (rows: number) => void,
  ): Promise<ReadFile> {
    if (!this.#file) throw new Error('no file was given');
    const sign = key && signerFor(key.secret);
    const keyOf = sign && ((text: string) => sign(key.kind, text));
    const read = await readTable(this.#file, source, { onRows, areas, keyOf, layout, decimals, entries });
    // What is mapped is looked at here as well: the server refuses personal data, but by then they have left.
    const personal = read.faults.length > 0 ? [] : personalIn(read.items, this.#file.type);
    this.#read = { ...read, faults: [...read.faults, ...faultsInFile(personal, read)] };
    return this.#outcome(this.#read, this.#file.bytes);
  }

  async #outcome(read: ReadTable, bytes: Uint8Array): Promise<ReadFile> {
    const headerRow = read.header?.row;
    const rows = new Set(
      read.faults.flatMap(({ row }) => (row === undefined || row === headerRow ? [] : [row])),
    );
    return {
      body: read.faults.length > 0 ? '[]' : JSON.stringify(read.items),
      events: read.items.length,
      faults: read.faults.slice(0, SHOWN),
      faultCount: read.faults.length,
      refusedRows: rows.size,
      notes: read.notes.slice(0, SHOWN),
      ...(read.corrections
        ? {
            changes: {
              list: read.corrections.changes.slice(0, SHOWN),
              count: read.corrections.changes.length,
              rows: read.corrections.rows,
            },
          }
        : {}),
      digest: await digestOf(bytes),
    };
  }

  #faultFile({
    faults,
    language,
  }: Extract<ReaderRequest, { ask: 'faultFile' }>): Promise<Uint8Array | undefined> {
    if (!this.#file || !this.#read) return Promise.resolve(undefined);
    const own: readonly PlacedFault[] = this.#read.faults.length > 0 ? this.#read.faults : faults;
    const headerRow = this.#read.header?.row;
    return toFaultCsv(this.#file, own, {
      which: 'refused',
      language,
      isLocal: true,
      ...(headerRow === undefined ? {} : { headerRow }),
    });
  }
}

async function digestOf(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
