/**
 * A stored event in the words of now. Seen to fail: with a replacement read in the version of a correction, and with
 * what was stored of an older version left as it was.
 */
import { expect, it } from '@jest/globals';

import type { RecordedEvent } from '#libs/event-store';
import { STORED_EXAMPLES, typeNamed, upcast } from '#libs/programme';

import { readRecorded } from './recorded-entry.js';

const OLD = STORED_EXAMPLES.filter(
  ({ name, schemaVersion }) => schemaVersion < typeNamed(name).schemaVersion,
);
const recorded = (more: Partial<RecordedEvent>): RecordedEvent => ({
  ...{ eventId: 'e', stream: 's', revision: 0, position: 1n, recordedAt: 0, type: '', schemaVersion: 1 },
  ...{ data: '{}', metadata: '{"partnerId":"alfa"}' },
  ...more,
});

it('there are examples of older versions', () => {
  expect(OLD.length).toBeGreaterThan(0);
});

it.each(OLD.map((example) => [example.name, example.schemaVersion, example] as const))(
  'given %s as version %i stored it, then it is read in the current one, alone and as a replacement',
  (name, schemaVersion, { data }) => {
    const now = upcast(name, schemaVersion, data);
    const [text, metadata] = [JSON.stringify(data), JSON.stringify({ targetName: name })];
    expect(readRecorded(recorded({ type: name, schemaVersion, data: text }))).toMatchObject({
      event: { entryId: 'e', name, partnerId: 'alfa', data: now },
      metadata: { partnerId: 'alfa' },
    });
    const correction = JSON.stringify({ entryId: 'e', reason: 'OTHER', replacement: data });
    const { event } = readRecorded(
      recorded({ type: 'EntryCorrected', schemaVersion, data: correction, metadata }),
    );
    expect(event.data).toEqual({ entryId: 'e', reason: 'OTHER', replacement: now });
  },
);
