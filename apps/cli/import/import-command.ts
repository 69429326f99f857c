import { stat } from 'node:fs/promises';
import { progress } from '../progress.js';
import { postBatch } from './post-batch.js';
import { fingerprintOf, forget, readReached, writeReached } from './progress-file.js';
import { readLines, type Line } from './read-lines.js';
import { serverAddress } from './server-address.js';

export interface ImportOptions {
  readonly url: string;
  readonly token: string | undefined;
  readonly batch: number;
  readonly restart?: boolean;
}

/**
 * Posts a file of CloudEvents, one a line, batch after batch. Stops at the first batch that is refused, naming every
 * fault by line; after mending, the same command goes on where it stopped. Running it again stores nothing twice.
 */
export async function importCommand(file: string, options: ImportOptions): Promise<void> {
  const url = serverAddress(options.url);
  const { size } = await stat(file);
  const reached = options.restart ? undefined : await readReached(file, url);
  let { offset = 0, nextLine = 1, stored = 0, duplicates = 0 } = reached ?? {};
  let warnings = 0;
  if (reached) process.stderr.write(`verder vanaf regel ${nextLine} / going on from line ${nextLine}\n`);
  const bar = progress('Aanleveren / posting', size, 'bytes');
  const post = async (lines: readonly Line[]): Promise<void> => {
    const last = lines.at(-1);
    if (!last) return;
    const posted = await postBatch(url, options.token, lines);
    stored += posted.stored;
    duplicates += posted.duplicates;
    warnings += posted.warnings;
    [offset, nextLine] = [last.end, last.number + 1];
    await writeReached(file, {
      offset,
      nextLine,
      stored,
      duplicates,
      url,
      fingerprint: await fingerprintOf(file, offset),
    });
    bar.update(offset);
  };
  try {
    let lines: Line[] = [];
    for await (const line of readLines(file, offset, nextLine)) {
      lines.push(line);
      if (lines.length < options.batch) continue;
      await post(lines);
      lines = [];
    }
    await post(lines);
    await forget(file);
  } finally {
    bar.stop();
  }
  process.stdout.write(
    `${stored} opgeslagen, ${duplicates} al bekend, ${warnings} met een waarschuwing / ` +
      `${stored} stored, ${duplicates} known already, ${warnings} with a warning\n`,
  );
}
