import { DEMO_OFFICE_OIN, loadDemo } from '#libs/demo';
import { openStore, openVault } from '#libs/event-store';
import { vaultKeyOf, type Config } from '#libs/platform';
import { DemoPublisher } from './demo-publisher.js';
import { progress } from './progress.js';

/**
 * Plays the demo programme into the configured log, at the moments it is said to have happened. Only into an empty
 * log or on top of an unfinished load of itself: a log with other events would get its past wrong. Written without
 * a flush per batch, since all of it can be loaded again; closing flushes it.
 */
export async function demo(config: Config, scale: number): Promise<void> {
  let now = 0;
  const settings = { clock: () => now, synchronous: 'NORMAL' } as const;
  const store = await openStore(config.store, settings);
  const vault = await openVault(config.vault, { ...settings, ...vaultKeyOf(config) });
  const publisher = new DemoPublisher(store, vault, () => now);
  try {
    const [first] = await store.readAll({ limit: 1 });
    const [last] = await store.readAll({ direction: 'backward', limit: 1 });
    if (first && !first.metadata.includes(DEMO_OFFICE_OIN))
      throw new Error('dit logboek is niet leeg en geen demo / this log is neither empty nor a demo');
    await publisher.start();
    const bar = progress('Demoprogramma laden / loading demo', 1, 'gebeurtenissen / events');
    const started = performance.now();
    const done = await loadDemo({
      scale,
      setTime: (recordedAt) => (now = recordedAt),
      post: async (items, actor) =>
        last && now < last.recordedAt ? { stored: true } : publisher.past.post(items, actor),
      publish: async (edition, actor) =>
        last && now <= last.recordedAt ? { stored: true } : publisher.publish(edition, actor),
      onProgress: (stored, total) => bar.update(stored, total),
    });
    bar.stop();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stderr.write(`${done} gebeurtenissen in ${seconds} s / ${done} events in ${seconds} s\n`);
  } finally {
    await publisher.close();
    await vault.close();
    await store.close();
  }
}
