import { setTimeout as wait } from 'node:timers/promises';
import { backOff, type BackOff } from '#libs/platform';
import { toPointer, parsePointer, type FaultJson } from '#libs/programme';
import { inBoth } from '../in-both.js';
import type { Line } from './read-lines.js';
import { isNowhere } from './server-address.js';

/** The server refused a batch: nothing of it is stored. Each fault names the line it is about. */
export class RefusedError extends Error {
  constructor(status: number, detail: string, lines: readonly Line[], faults: readonly FaultJson[]) {
    const shown = faults.map((fault) => {
      const [index, ...rest] = parsePointer(fault.place);
      const line = lines[Number(index)]?.number ?? '?';
      const value = fault.value === undefined ? '' : ` (${JSON.stringify(fault.value)})`;
      return `  regel/line ${line} ${toPointer(rest)}: ${fault.message.nl} / ${fault.message.en}${value} [${fault.rule}]`;
    });
    super([`${status} ${detail}`, ...shown].join('\n'));
  }
}

export interface Posted {
  readonly stored: number;
  readonly duplicates: number;
  readonly warnings: number;
}

const TRIES = 8;
const BETWEEN_TRIES: BackOff = { first: 1_000, longest: 10_000 };

/**
 * Posts lines as one batch; a connection that fails or a server that asks to wait is tried again (posting twice
 * stores once), and said on standard error. Throws RefusedError when the server refuses it, and at once where there
 * is no such server.
 */
export async function postBatch(
  url: string,
  token: string | undefined,
  lines: readonly Line[],
): Promise<Posted> {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(`${url}/v1/gebeurtenissen`, {
        method: 'POST',
        headers: {
          'content-type': 'application/cloudevents-batch+json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: `[${lines.map((line) => line.text).join(',\n')}]`,
      });
      if (response.ok) return count((await response.json()) as Parameters<typeof count>[0]);
      if (![429, 503, 507].includes(response.status) || attempt === TRIES)
        throw await refused(response, lines);
      await later(`${response.status}`, attempt, askedToWait(response));
    } catch (error) {
      if (error instanceof RefusedError || isNowhere(error) || attempt === TRIES) throw error;
      await later(inBoth(error), attempt);
    }
  }
}

/** Milliseconds that the server asks to wait; undefined where it names no number of seconds. */
function askedToWait({ headers }: Response): number | undefined {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1_000 : undefined;
}

/** Waits before another try, and says so: who looks on knows that it is not stuck, and why. */
async function later(why: string, attempt: number, asked?: number): Promise<void> {
  const pause = asked ?? backOff(attempt, BETWEEN_TRIES);
  const seconds = Math.round(pause / 100) / 10;
  process.stderr.write(
    `${why}\npoging ${attempt + 1} van ${TRIES} over ${seconds} s / try ${attempt + 1} of ${TRIES} in ${seconds} s\n`,
  );
  await wait(pause);
}

const count = (receipts: readonly { duplicate: boolean; warnings: readonly unknown[] }[]): Posted => {
  const duplicates = receipts.filter((receipt) => receipt.duplicate).length;
  const warnings = receipts.filter((receipt) => receipt.warnings.length > 0).length;
  return { stored: receipts.length - duplicates, duplicates, warnings };
};

async function refused(response: Response, lines: readonly Line[]): Promise<RefusedError> {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as { title?: string; detail?: string; faults?: readonly FaultJson[] };
    return new RefusedError(
      response.status,
      problem.detail ?? problem.title ?? '',
      lines,
      problem.faults ?? [],
    );
  } catch {
    return new RefusedError(response.status, text.slice(0, 500), lines, []);
  }
}
