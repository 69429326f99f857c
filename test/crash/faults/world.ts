import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { openDatabase } from '#libs/event-store';
import { BUREAU, cloudEvent, reached, registerProgramme } from '../../e2e/support/events.js';
import { OFFICE, type Server } from '../../e2e/support/server.js';
import { withLog } from '../../support/kurrentdb-url.js';
import { KurrentServer } from '../../support/kurrent-server/kurrent-server.js';
import { Running, settingsOf, type Answered } from './running.js';

const BEFORE = 40;
const AFTER = 20;
export const EDITIONS = ['2025-H1-1', '2025-H1-2'] as const;

const households = (name: string, count: number): object[] =>
  Array.from({ length: count }, (_, n) =>
    reached(`${name}-${n}`, { neighbourhoodId: n % 3 ? 'noord' : 'zuid' }),
  );

/**
 * Sent again while the cluster does not answer in time, as the answer says to: on a busy machine it may not. As often
 * as it takes; Jest ends what hangs.
 */
async function accepted(send: () => Promise<Answered>): Promise<void> {
  let { status, body } = await send();
  while (status === 503) {
    await pause(1_000);
    ({ status, body } = await send());
  }
  expect([status, status === 201 ? '' : body]).toEqual([201, '']);
}

const stored = (server: Running, events: object | readonly object[], token?: string): Promise<void> =>
  accepted(() => server.post(events, token));

interface Publication {
  readonly status: string;
  readonly supersedesEditionId?: string;
  readonly reason?: string;
}

async function publish(server: Running, more: Publication): Promise<void> {
  const request = {
    method: 'POST',
    // Under a key: what was recorded before the answer failed is not published twice.
    headers: { 'content-type': 'application/json', 'idempotency-key': more.status },
    body: JSON.stringify({ period: '2025-H1', referenceDate: '2025-09-15', ...more }),
  };
  await accepted(() => server.fetch('/v1/rapportages', OFFICE, request));
}

async function programme(server: Running, name: string): Promise<void> {
  const post = (events: object, token: string) => server.post(events, token);
  await registerProgramme({ post } as unknown as Server);
  await stored(
    server,
    cloudEvent('ReportingPeriodOpened', BUREAU, 'p1', { period: '2025-H1', dueOn: '2025-07-02' }),
    OFFICE,
  );
  await stored(server, households(name, BEFORE));
  await publish(server, { status: 'PROVISIONAL' });
}

/** Moves what stands in write-ahead logs into the files, so that each file alone is all of it. */
function settle(folder: string): void {
  for (const name of ['log/log.db', 'copy/log-copy.db', 'vault/vault.db', 'model/read-model.db']) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    const db = openDatabase(path);
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
  }
}

/** The files of one and the same server at three moments: as they are, as they were before, and those of another. */
export class World {
  readonly reports = new Map<string, string>();
  private constructor(
    private readonly root: string,
    private readonly cluster: KurrentServer | undefined,
  ) {}

  static async make(kind: 'files' | 'cluster'): Promise<World> {
    const root = mkdtempSync(join(tmpdir(), 'wijkspoor-faults-'));
    const world = new World(root, kind === 'cluster' ? await KurrentServer.start() : undefined);
    const other = await Running.start(settingsOf(world.at('other'), world.store('others')));
    await programme(other, 'other');
    await stored(other, households('other-more', AFTER + 5));
    await publish(other, { status: 'FINAL', supersedesEditionId: EDITIONS[0], reason: 'Nagekomen' });
    for (const id of EDITIONS) await other.report(id);
    await other.stop();
    settle(world.at('other'));
    const first = await Running.start(world.settings(world.at('now')));
    await programme(first, 'own');
    await first.report(EDITIONS[0]);
    await first.stop();
    settle(world.at('now'));
    cpSync(world.at('now'), world.at('older'), { recursive: true });
    const second = await Running.start(world.settings(world.at('now')));
    await second.faults((codes) => codes.length === 0);
    await stored(second, households('own-more', AFTER));
    await publish(second, { status: 'FINAL', supersedesEditionId: EDITIONS[0], reason: 'Nagekomen' });
    for (const id of EDITIONS) world.reports.set(id, await second.report(id));
    await second.stop();
    settle(world.at('now'));
    return world;
  }

  at(state: string): string {
    return join(this.root, state);
  }

  settings(folder: string): ReturnType<typeof settingsOf> {
    // A cluster's log goes on from one cell to the next, and so must the vault that belongs to it.
    const vault = this.cluster && this.at('vault/vault.db');
    return settingsOf(folder, this.store('own'), vault);
  }

  private store(log: string): string | undefined {
    return this.cluster && withLog(this.cluster.url, log);
  }

  close(): void {
    this.cluster?.stop();
    rmSync(this.root, { recursive: true, force: true });
  }
}
