import { expect, it } from '@jest/globals';

import { describeFault } from '../testing/ingest-fixture.js';
import { checkEnvelope } from '../check/envelope-check.js';
import { toPost } from './to-post.js';

// Seen to fail: with one id for all, and with the name of an event in place of its type.
it('given events that the platform words, then each is a CloudEvent in order, with the id of its place', () => {
  const events = (['EntryRetracted', 'EntryReinstated'] as const).map((name) => ({
    name,
    data: { reason: 'OTHER' },
  }));
  const source = 'urn:nld:wijkspoor:programmabureau:x';
  const posted = toPost(events, source, (i) => `id-${i}`);
  expect(posted).toMatchObject([
    { source, id: 'id-0', data: { reason: 'OTHER' } },
    { source, id: 'id-1', data: { reason: 'OTHER' } },
  ]);
  expect(posted.flatMap((event) => checkEnvelope({ ...event }, []).map(describeFault))).toEqual([]);
});
