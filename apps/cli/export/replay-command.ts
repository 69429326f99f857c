import type { Config } from '#libs/platform';
import { folderSource } from '../../verifier/folder.js';
import { eventsOf, replayEvents, replayText } from '../../verifier/replaying.js';
import { openLogToRead } from '../log-to-read.js';
import { whileOpen } from '../while-open.js';
import { eventsUpTo } from './events.js';

/**
 * Plays a log again from its first event and recomputes every edition that it published: of a bundle when one is
 * named, else of the configured log. Answers whether each has the digest that it was published with. Throws for a log
 * that cannot be read.
 */
export async function replayCommand(
  config: Config,
  bundle: string | undefined,
  write = (text: string): void => void process.stdout.write(text),
): Promise<boolean> {
  if (bundle !== undefined) {
    const source = folderSource(bundle);
    return wrote(await replayEvents(() => eventsOf(source)), write);
  }
  return whileOpen(openLogToRead(config.store), async (store) => {
    const size = Number(await store.head());
    return wrote(await replayEvents(() => eventsUpTo(store, size)), write);
  });
}

function wrote(report: Parameters<typeof replayText>[0], write: (text: string) => void): boolean {
  const { text, isEqual } = replayText(report);
  write(text);
  return isEqual;
}
