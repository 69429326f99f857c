import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { copyKeys, copyLog, MigrationTimes } from '../../../dist/apps/cli/migrate.js';
import { openMemoryStore, openStore, openVault } from '../../../dist/libs/event-store/index.js';
import { textEvent } from './event.mjs';
import { median, rateInFlight, timed } from '../support/measure.mjs';

const household = () => ({ kind: 'household', scope: '', key: randomBytes(32).toString('base64url') });
const appendOf = (n, time) => {
  const { id, data, metadata } = textEvent(n);
  const event = { eventId: id, type: 'HouseholdReached', schemaVersion: 2, data, metadata };
  return { stream: `entry-${id}`, expected: 'no-stream', events: [event], time };
};

/** A log and a vault of their own on the server, as a replica opens them: the copy is a file. */
export async function measure({ url, what, directory, duration, quick }) {
  const [address, query] = url.split('?');
  const setting = `${address.replace(/\/$/, '')}/bench-${randomUUID()}${query ? `?${query}` : ''}`;
  const vault = await openVault(setting);
  if (what === 'migrate') return migrated(setting, vault, quick ? 2_000 : 20_000);
  const log = await openStore(setting, { copy: join(directory, `${randomUUID()}.db`) });
  const post = async (first, keys) => {
    await vault.tokensFor(keys);
    await log.appendAll(keys.map((_, index) => appendOf(first + index)));
  };
  try {
    if (what === 'thousand') {
      const batch = () => post(0, Array.from({ length: 1_000 }, household));
      for (let warmUp = 0; warmUp < 3; warmUp++) await batch();
      const took = [];
      for (let each = 0; each < (quick ? 3 : 7); each++) took.push((await timed(batch)).ms);
      return 1_000_000 / median(took);
    }
    if (what === 'hundreds') return await hundreds(post, quick ? 2 : 12);
    const known = Array.from({ length: 64 }, household);
    if (what === 'known') await vault.tokensFor(known);
    const key = (n) => (what === 'known' ? known[n % known.length] : household());
    return await rateInFlight((n) => post(n, [key(n)]), 32, { duration, warmUp: 1_000 });
  } finally {
    await vault.close();
    await log.close();
  }
}

/** Entries a second: so many batches of 100 in each of four lanes, after one that warms up. */
async function hundreds(post, each) {
  let next = 0;
  const lane = async (batches) => {
    for (let batch = 0; batch < batches; batch++)
      await post((next += 100), Array.from({ length: 100 }, household));
  };
  await lane(1);
  const { ms } = await timed(() => Promise.all(Array.from({ length: 4 }, () => lane(each))));
  return (4 * each * 100 * 1_000) / ms;
}

/** Events and keys a second: a log of which each event has a time of its own, and a key for every fourth. */
async function migrated(setting, vault, events) {
  let now = 0;
  const source = openMemoryStore({ clock: () => ++now });
  for (let n = 0; n < events; n++) await source.append(appendOf(n));
  const keys = await openVault(':memory:');
  await keys.tokensFor(Array.from({ length: events / 4 }, household));
  const times = new MigrationTimes();
  const target = await openStore(setting, { clock: times.clock });
  const { ms } = await timed(async () => {
    await copyLog(source, target, times, { update: () => undefined });
    await copyKeys(keys, vault);
  });
  for (const each of [target, vault, source, keys]) await each.close();
  return (events * 1_000) / ms;
}
