import { timed } from '../support/measure.mjs';
import { writeProgramme } from '../support/programme-log.mjs';

/** Writes the log of (b), (c) and (d) in a process of its own; milliseconds. */
export const measure = async ({ log, events }) => ({
  ms: (await timed(() => writeProgramme(log, events))).ms,
});
