import { parentPort, type MessagePort } from 'node:worker_threads';
import { faultFile, readTable, typeCalled, type TableFile } from '#libs/tabular';
import type { Ask, FaultFiles, GivenFile, ReadingMessage } from './protocol.js';

const ITEMS_AT_ONCE = 200;

const tableOf = (given: GivenFile): TableFile => ({ ...given, type: typeCalled(given.type) });

function serve(port: MessagePort): void {
  const post = (message: ReadingMessage): void => port.postMessage(message);
  port.on('message', (ask: Ask) => {
    const work = ask.ask === 'read' ? read(ask) : faultFiles(ask).then((files) => post({ files }));
    work.catch((error: unknown) => post({ failed: error instanceof Error ? error.message : String(error) }));
  });

  async function read({ file, source, areas, entries }: Extract<Ask, { ask: 'read' }>): Promise<void> {
    const options = { areas, entries, onRows: (rows: number) => post({ rows }) };
    const { items, ...rest } = await readTable(tableOf(file), source, options);
    for (let from = 0; from < items.length; from += ITEMS_AT_ONCE)
      post({ items: items.slice(from, from + ITEMS_AT_ONCE) });
    post({ read: rest });
  }
}

async function faultFiles({
  file,
  faults,
  language,
}: Extract<Ask, { ask: 'faultFiles' }>): Promise<FaultFiles> {
  const table = tableOf(file);
  const refused = await faultFile(table, faults, 'refused', language).catch(() => undefined);
  const all = refused && (await faultFile(table, faults, 'all', language));
  return refused && all ? { refused, all } : {};
}

if (parentPort) serve(parentPort);
