import { hash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { openMemoryStore, type EventStore, type NewEvent } from '#libs/event-store';
import { entryIdOf } from '#libs/platform';
import { canonicalJson } from '#libs/programme';
import { Replay } from '#libs/read-model';
import { Sequencer, signingKey, TileFolder, type SigningKey } from '#libs/transparency';
import { writeBundle } from '../../apps/cli/export/write-bundle.js';

export const KEY: SigningKey = signingKey('log.example.org/wijkspoor', new Uint8Array(32).fill(7));
const SOURCE = 'urn:nld:oin:00000099000000001000:systeem:wijkapp';

export interface LogAsked {
  /** Sizes at which it is signed; at the last it ends. */
  readonly sizes: readonly number[];
  /** Positions (from 1) at which an edition is published. */
  readonly editions?: readonly number[];
  readonly policy?: string;
}

/** A log of events such as ingest stores them, signed now and then, each knowing the newest checkpoint of before. */
export class ALog {
  #now: number;
  readonly store: EventStore = openMemoryStore({ clock: () => (this.#now += 40) });
  readonly sequencer: Sequencer;
  readonly replay = new Replay();

  constructor(
    readonly folder: string,
    from = 1_700_000_000_000,
  ) {
    this.#now = from;
    this.sequencer = new Sequencer({ source: this.store, folder, key: KEY });
  }

  async fill({ sizes, editions = [] }: LogAsked): Promise<void> {
    let position = this.replay.position;
    for (const size of sizes) {
      for (position += 1; position <= size; position += 1) {
        const stream = position % 5 === 0 ? 'shared' : undefined;
        const event = editions.includes(position) ? await this.#edition(position) : this.#event(position);
        await this.store.append({
          stream: stream ?? `entry-${event.eventId}`,
          expected: 'any',
          events: [event],
        });
      }
      position = size;
      this.replay.add(await this.store.readAll({ after: BigInt(this.replay.position), limit: 10_000 }));
      await this.sequencer.pass();
    }
  }

  #event(n: number): NewEvent {
    return this.#stored(
      n,
      'HouseholdReached',
      { occurredOn: '2025-02-01', neighbourhoodId: 'noord', n },
      {
        partnerId: n % 2 === 0 ? 'alfa' : 'beta',
        time: `2025-02-01T10:00:${String(n % 60).padStart(2, '0')}Z`,
      },
    );
  }

  async #edition(n: number): Promise<NewEvent> {
    const pins = {
      period: '2025-Q1',
      asOfPosition: this.replay.position,
      definitionSet: [{ code: '1.1', version: 1 }],
      areaEdition: 2025,
      disclosureProfile: 'INTERNAL' as const,
      protectionVersion: 1,
      referenceDate: '2025-04-01',
    };
    const { digest } = await this.replay.compute(pins);
    const data = {
      ...pins,
      asOfPosition: String(pins.asOfPosition),
      editionId: `2025-Q1-${n}`,
      status: 'PROVISIONAL',
      digest,
    };
    return this.#stored(n, 'ReportEditionPublished', data, {});
  }

  #stored(n: number, type: string, data: object, more: object): NewEvent {
    const id = `event-${n}`;
    const { size, root } = this.sequencer.signed ?? {};
    const metadata = {
      source: SOURCE,
      id,
      digest: hash('sha256', `${n}`, 'hex'),
      actor: { role: 'partner', subject: 'user-alfa' },
      nonce: randomBytes(32).toString('base64'),
      ...(root === undefined ? {} : { after: { size, root: Buffer.from(root).toString('base64') } }),
      ...more,
    };
    const salt = hash('sha256', canonicalJson(metadata), 'base64');
    return {
      eventId: entryIdOf(SOURCE, id),
      type,
      schemaVersion: 1,
      data: canonicalJson(data),
      metadata: canonicalJson({ ...metadata, salt }),
    };
  }
}

/** Programs of a bundle whose content does not matter to the test. */
export function noPrograms(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of ['verify.mjs', 'replay.mjs', 'verify.py'])
    writeFileSync(join(folder, name), `${name}\n`);
  return folder;
}

/** Fills a log and exports it, by the exporter itself. */
export async function aBundle(
  folder: string,
  asked: LogAsked,
): Promise<{ readonly path: string; readonly log: ALog }> {
  const log = new ALog(join(folder, 'proofs'));
  await log.fill(asked);
  const path = join(folder, 'bundle');
  const { signed } = log.sequencer;
  if (signed === undefined) throw new Error('nothing was signed');
  await writeBundle({
    store: log.store,
    signed,
    tiles: new TileFolder(log.folder),
    policy: asked.policy ?? `log ${KEY.verifier}\nquorum none\n`,
    programs: noPrograms(join(folder, 'programs')),
    target: path,
  });
  return { path, log };
}
