import { hash, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { EventStore, NewEvent } from '#libs/event-store';
import { entryIdOf } from '#libs/platform';
import { canonicalJson, type EventName } from '#libs/programme';
import { signingKey, type SigningKey } from '../note/keys.js';

export const KEY: SigningKey = signingKey('log.example.org/wijkspoor', new Uint8Array(32).fill(7));
export const aFolder = (): string => mkdtempSync(join(tmpdir(), 'wijkspoor-proofs-'));

/** An event as ingest would store it, number `n` of its sender. */
export function anEvent(n: number, over: Readonly<Record<string, unknown>> = {}): NewEvent {
  const source = 'urn:nld:oin:00000099000000001000:systeem:wijkapp';
  const id = `event-${n}`;
  return {
    eventId: entryIdOf(source, id),
    type: 'HouseholdReached' satisfies EventName,
    schemaVersion: 1,
    data: canonicalJson({ n }),
    metadata: salted({
      source,
      id,
      partnerId: 'alfa',
      actor: { role: 'partner', subject: 'user-alfa' },
      nonce: randomBytes(32).toString('base64'),
      ...over,
    }),
  };
}

const salted = (metadata: Readonly<Record<string, unknown>>): string =>
  canonicalJson({ ...metadata, salt: hash('sha256', canonicalJson(metadata), 'base64') });

/** Appends events `from` up to `to`, most to a stream of their own and every fifth to one that they share. */
export async function fill(store: EventStore, from: number, to: number): Promise<readonly NewEvent[]> {
  const events = Array.from({ length: to - from }, (_, i) => anEvent(from + i));
  for (let at = 0; at < events.length; at += 500)
    await store.appendAll(
      events.slice(at, at + 500).map((event, i) => ({
        stream: (from + at + i) % 5 === 0 ? 'shared' : `entry-${event.eventId}`,
        expected: 'any' as const,
        events: [event],
      })),
    );
  return events;
}
