import { describe, expect, it } from '@jest/globals';
import type { EventStore } from '#libs/event-store';
import { canonicalJson } from '#libs/programme';
import { fixedClock, sha256Hex } from '#libs/platform';

import { Ingest } from '../index.js';
import { ALFA, faultsOf, NOW, openHouse, postAll, postOne, reached } from '../testing/ingest-fixture.js';

const TIME = '2025-06-02T10:00:00Z';

/** Another delivery of an event: what a queue, a proxy or a second try adds or changes. */
const DELIVERIES: readonly (readonly [string, Record<string, unknown>])[] = [
  ['another time', { time: '2025-06-03T08:00:00Z' }],
  ['the same instant, written otherwise', { time: '2025-06-02T11:00:00+01:00' }],
  ['no time', { time: undefined }],
  ['another traceparent', { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }],
  ['a tracestate', { tracestate: 'rojo=00f067aa0ba902b7' }],
  ['a time of arrival', { knativearrivaltime: '2025-06-03T08:00:00Z' }],
  ['a number and a yes', { sequence: 4, urgent: true }],
  ['a dataschema', { dataschema: '/v1/schemas/x' }],
  ['a datacontenttype', { datacontenttype: 'application/json' }],
];

describe('the same event delivered again', () => {
  it.each(DELIVERIES)('with %s is known, and answered as the first time', async (_, more) => {
    // Given
    const { ingest, log } = await openHouse();
    const first = await postOne(ingest, reached('a-1', {}, { time: TIME, traceparent: '00-1-2-01' }));
    // When
    const again = await postOne(ingest, reached('a-1', {}, { time: TIME, ...more }));
    // Then. Seen to fail: with a digest of all attributes, 409 OTHER_CONTENT.
    expect(again).toEqual({ ...first, duplicate: true });
    const [one, two] = await postAll(
      ingest,
      [reached('a-2', {}, { time: TIME }), reached('a-2', {}, { ...more })],
      ALFA,
    );
    expect(two).toEqual({ ...one, duplicate: true });
    expect(await log()).toHaveLength(2);
  });

  it.each([
    ['data', { data: reached('a-1', { channel: 'PHONE' })['data'] }],
    ['subject', { subject: 'x' }],
  ])('with another %s is other content', async (_, more) => {
    const { ingest } = await openHouse();
    await postOne(ingest, reached('a-1'));
    expect(faultsOf(await ingest.post([reached('a-1', {}, more)], ALFA))).toEqual(['OTHER_CONTENT /0/id']);
  });
});

describe('an entry of before decision 0021, with the digest of everything that was sent', () => {
  const digestThen = ({ data, ...attributes }: Record<string, unknown>): string =>
    sha256Hex(
      canonicalJson({
        data,
        ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)])),
      }),
    );

  /** A store whose entry has the digest of those days. */
  async function given(sent: Record<string, unknown>): Promise<Ingest> {
    const { ingest, store, vault } = await openHouse();
    const { entryId } = await postOne(ingest, sent);
    const old = {
      readStream: (stream: string, options: object) => store.readStream(stream, options),
      readEvent: async (id: string) => {
        const found = await store.readEvent(id);
        if (!found || id !== entryId) return found;
        const metadata = JSON.parse(found.metadata) as Record<string, unknown>;
        return { ...found, metadata: canonicalJson({ ...metadata, digest: digestThen(sent) }) };
      },
    } as unknown as EventStore;
    return new Ingest({ store: old, vault, clock: fixedClock(NOW) });
  }

  it('is known when it comes as it came, and when only its time differs', async () => {
    const traced = reached('a-1', {}, { time: TIME, traceparent: '00-1-2-01' });
    expect((await postOne(await given(traced), traced)).duplicate).toBe(true);
    expect((await postOne(await given(traced), { ...traced, time: NOW })).duplicate).toBe(true);
    const plain = reached('a-1', {}, { time: TIME });
    for (const more of [{ time: NOW }, { time: undefined }, { traceparent: '00-9-9-01' }])
      expect((await postOne(await given(plain), { ...plain, ...more })).duplicate).toBe(true);
  });

  it('is other content when its data differ', async () => {
    const ingest = await given(reached('a-1', {}, { time: TIME }));
    const other = reached('a-1', { channel: 'PHONE' }, { time: TIME });
    expect(faultsOf(await ingest.post([other], ALFA))).toEqual(['OTHER_CONTENT /0/id']);
  });
});
