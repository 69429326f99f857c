#!/usr/bin/env node
/**
 * Replays a bundle of Wijkspoor: node replay.mjs <bundle>. Folds its log from the first event and computes every
 * published edition again. Whether the log is the one that was signed is what verify.mjs says. Ends with 0 all
 * equal, 1 another figure, 3 not run.
 */
import { statSync } from 'node:fs';

import { folderSource } from './folder.js';
import { eventsOf, replayEvents, replayText } from './replaying.js';

const NOT_RUN = 3;

try {
  const [, , folder] = process.argv;
  if (folder === undefined || statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new RangeError('node replay.mjs <bundel/bundle>');
  const source = folderSource(folder);
  const { text, isEqual } = replayText(await replayEvents(() => eventsOf(source)));
  process.stdout.write(text);
  process.exitCode = isEqual ? 0 : 1;
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`NIET UITGEVOERD / NOT RUN: ${text}\n`);
  process.exitCode = NOT_RUN;
}
