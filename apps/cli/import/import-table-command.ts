import { readFile, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MAX_ROWS, MEDIA_TYPE, type Format } from '#libs/tabular';
import { progress } from '../progress.js';
import { refusal } from '../refused.js';
import { serverAddress } from './server-address.js';

export interface ImportTableOptions {
  readonly url: string;
  readonly token: string | undefined;
  /** Name of the event type, e.g. HouseholdReached. */
  readonly type: string | undefined;
  readonly dryRun?: boolean;
  readonly source?: string;
}

interface WireFault {
  readonly where: { readonly nl: string; readonly en: string };
  readonly message: { readonly nl: string; readonly en: string };
  readonly value?: unknown;
}

interface WireProblem {
  readonly status: number;
  readonly detail: string;
  readonly faults?: readonly WireFault[];
  readonly faultCount?: number;
  readonly faultFile?: string;
}

interface WireUpload {
  readonly status: string;
  readonly rows: { readonly read: number; readonly checked: number; readonly total: number | null };
  readonly result?: { readonly added: number; readonly known: number; readonly warningCount: number };
  readonly problem?: WireProblem;
}

/** The format that a file's name says it has; undefined for anything but a table. */
export function tableFormatOf(file: string): Format | undefined {
  const extension = extname(file).slice(1).toLowerCase();
  return ['csv', 'xlsx', 'ods'].includes(extension) ? (extension as Format) : undefined;
}

const POLL_EVERY = 250;

/**
 * Sends a CSV, XLSX or ODS file of events of one type to a running server and shows how far it is. Throws when it
 * is refused, with its faults by row and column and the name of the file of faults that it wrote beside it.
 */
export async function importTableCommand(
  file: string,
  format: Format,
  options: ImportTableOptions,
): Promise<void> {
  if (options.type === undefined)
    throw refusal(
      '--type',
      'REQUIRED',
      'noem de soort gebeurtenis, zoals HouseholdReached',
      'name the type of event, such as HouseholdReached',
    );
  const server = new Server(serverAddress(options.url), options.token);
  const bar = progress('Aanleveren / posting', 2 * MAX_ROWS, 'rijen / rows');
  let upload: WireUpload;
  try {
    const place = await server.send(await readFile(file), format, options);
    for (;;) {
      upload = await server.follow(place);
      const { read, checked, total } = upload.rows;
      bar.update(read + checked, total === null ? undefined : 2 * total);
      if (['DONE', 'REFUSED', 'FAILED'].includes(upload.status)) break;
      await wait(POLL_EVERY);
    }
  } finally {
    bar.stop();
  }
  const { problem, result } = upload;
  if (problem) throw new Error(await problemText(problem, server, file, format));
  if (!result) throw new Error('de server gaf geen uitslag / the server gave no result');
  const [nl, en] = options.dryRun === true ? ['zou erbij komen', 'would be added'] : ['opgeslagen', 'stored'];
  process.stdout.write(
    `${result.added} ${nl}, ${result.known} al bekend, ${result.warningCount} waarschuwingen / ` +
      `${result.added} ${en}, ${result.known} known already, ${result.warningCount} warnings\n`,
  );
}

class Server {
  constructor(
    private readonly url: string,
    private readonly token: string | undefined,
  ) {}

  /** Where the upload can be followed. */
  async send(bytes: Buffer, format: Format, { type, dryRun, source }: ImportTableOptions): Promise<string> {
    const query = new URLSearchParams({ soort: type ?? '', proef: String(dryRun === true) });
    if (source !== undefined) query.set('bron', source);
    const answer = await this.#fetch(`/v1/aanleveringen?${query.toString()}`, {
      method: 'POST',
      headers: { 'content-type': MEDIA_TYPE[format], prefer: 'respond-async' },
      body: bytes as Uint8Array<ArrayBuffer>,
    });
    return answer.headers.get('location') ?? '';
  }

  async follow(place: string): Promise<WireUpload> {
    return (await (await this.#fetch(place)).json()) as WireUpload;
  }

  async download(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.#fetch(path)).arrayBuffer());
  }

  async #fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const authorization = this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
    const answer = await fetch(`${this.url}${path}`, {
      ...init,
      headers: { ...init.headers, ...authorization },
    });
    if (answer.ok) return answer;
    const text = await answer.text();
    throw new Error(`${answer.status} ${detailOf(text)}`);
  }
}

function detailOf(text: string): string {
  try {
    return (JSON.parse(text) as WireProblem).detail;
  } catch {
    return text.slice(0, 500);
  }
}

const SHOWN = 50;

async function problemText(
  problem: WireProblem,
  server: Server,
  file: string,
  format: Format,
): Promise<string> {
  const lines = (problem.faults ?? []).slice(0, SHOWN).map(({ where, message, value }) => {
    const shown = value === undefined ? '' : ` (${JSON.stringify(value)})`;
    return `  ${where.nl}: ${message.nl} / ${message.en}${shown}`;
  });
  const more = (problem.faultCount ?? 0) - lines.length;
  if (more > 0) lines.push(`  … en nog ${more} / and ${more} more`);
  if (problem.faultFile !== undefined) {
    const beside = `${file.slice(0, -format.length - 1)}-fouten.${format}`;
    await writeFile(beside, await server.download(`${problem.faultFile}?rijen=alle`));
    lines.push(`  verbeter / mend: ${beside}`);
  }
  return [`${problem.status} ${problem.detail}`, ...lines].join('\n');
}
