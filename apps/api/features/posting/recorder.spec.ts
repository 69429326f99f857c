/**
 * What the API words itself is posted under the source that the log has for whoever asks. Cause: the recorder took
 * the OIN of a partner from the figures; of a partner that had just registered, or just told its OIN, they did not
 * have it yet, and what it handed in was refused as from a source that is not its own. Seen to fail: with the source
 * of a partner without an OIN.
 */
import { afterEach, expect, it } from '@jest/globals';
import type { Actor } from '#libs/access';
import { openMemoryStore, openMemoryVault } from '#libs/event-store';
import { Ingest, toPost } from '#libs/ingest';
import { fixedClock } from '#libs/platform';
import type { Projection } from '../../kernel/projection.js';
import { Recorder } from './recorder.js';

const OFFICE: Actor = { role: 'programme-office', subject: 'office' };
const PARTNER: Actor = { role: 'partner', partnerId: 'alfa', subject: 'alfa' };
const clock = fixedClock('2026-03-02T10:00:00Z');
const store = openMemoryStore({ clock: () => clock.now() });
const vault = openMemoryVault();
const ingest = new Ingest({ store, vault, clock });

afterEach(async () => {
  await store.close();
  await vault.close();
});

it('given a partner that the log alone knows the OIN of then its entries are under that', async () => {
  const registration = {
    name: 'PartnerRegistered' as const,
    data: {
      ...{ partnerId: 'alfa', name: 'Alfa', kind: 'OTHER', oin: '00000099000000001000' },
      ...{ werklijnen: [1], neighbourhoodIds: [] },
    },
  };
  await ingest.post(
    toPost([registration], 'urn:nld:wijkspoor:programmabureau:test', () => 'alfa'),
    OFFICE,
  );
  // Whatever the figures are of: they are not asked whose source it is, only waited for.
  const projection = { ready: () => Promise.resolve() } as unknown as Projection;
  const recorder = new Recorder(ingest, projection, store, clock);
  const asked = { name: 'QuestionAsked' as const, data: { period: '2026-Q1', message: 'Wanneer?' } };
  const [receipt] = await recorder.record([asked], PARTNER, 'c', 'vraag-1');
  const source = 'urn:nld:oin:00000099000000001000:systeem:wijkspoor';
  const recorded = await recorder.recorded(PARTNER, 'vraag-1');
  expect(recorded?.eventId).toBe(receipt?.entryId);
  expect(JSON.parse(recorded?.metadata ?? '')).toMatchObject({ source, id: 'vraag-1' });
});
