/**
 * Two replicas of the real server on one cluster, both taking posts, one killed with SIGKILL again and again (KILLS
 * times, 2 by default, 30 in the long form) while the connection to the cluster suffers too. At the end nothing is
 * lost, nothing is doubled, both give the same figures, and so do a fold of the whole log from nothing and a
 * replica started from a snapshot. Runs on the test server, whose faults it needs.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { snapshot } from '../../apps/cli/snapshot.js';
import { openStore } from '#libs/event-store';
import { loadConfig, type Config } from '#libs/platform';

import { BUREAU, cloudEvent, reached } from '../e2e/support/events.js';
import { dose } from '../support/dose.js';
import { KurrentServer } from '../support/kurrent-server/kurrent-server.js';

const KILLS = Number(process.env['KILLS'] ?? dose(1, 30));
/** Milliseconds that a sender rests after a batch. */
const REST = 50;
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-replicas-'));
const QUESTION = '{ figures(period: "2025") { kpi { code } scope value numerator denominator } }';

class Replica {
  private child: ChildProcess | undefined;
  url = '';

  constructor(
    private readonly setting: string,
    readonly name: string,
  ) {}

  get environment(): Record<string, string> {
    return {
      WIJKSPOOR_DEMO: '1',
      WIJKSPOOR_QUOTA_REQUESTS: '1000000',
      WIJKSPOOR_STORE: this.setting,
      WIJKSPOOR_READ_MODEL: join(folder, this.name, 'read-model.db'),
      WIJKSPOOR_LOG_COPY: join(folder, this.name, 'log-copy.db'),
      WIJKSPOOR_ACCESS_RECORD: join(folder, this.name, 'access-record.db'),
      WIJKSPOOR_READING_KEYS: join(folder, this.name, 'reading-keys.db'),
      WIJKSPOOR_PROOFS: join(folder, this.name, 'proofs'),
      WIJKSPOOR_PROOF_KEY: join(folder, this.name, 'proof.key'),
      LOG_LEVEL: 'fatal',
    };
  }

  get config(): Config {
    return loadConfig(this.environment);
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, ['dist/apps/api/main.js'], {
      cwd: root,
      env: { ...process.env, ...this.environment, PORT: '0', NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    let errors = '';
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    this.url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (data: Buffer) => {
        const found = /http:\/\/\S+/.exec(data.toString())?.[0];
        if (found) resolve(found);
      });
      child.once('exit', (code) => reject(new Error(`replica ${this.name} ended (${code}): ${errors}`)));
    });
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  async post(events: readonly object[], token: string): Promise<Response> {
    return fetch(`${this.url}/v1/gebeurtenissen`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents-batch+json', authorization: `Bearer ${token}` },
      body: JSON.stringify(events),
    });
  }

  async ask(query: string): Promise<string> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer demo-programme-office' },
      body: JSON.stringify({ query }),
    });
    return response.text();
  }

  /** Resolves when it answers from at least this position. */
  async reaches(position: number): Promise<void> {
    for (;;) {
      const answer = await fetch(`${this.url}/health/ready`);
      const { projection } = (await answer.json()) as { projection: { position: string } };
      if (answer.status === 200 && Number(projection.position) >= position) return;
      await wait(50);
    }
  }
}

let cluster: KurrentServer;
let replicas: Replica[];
beforeAll(async () => {
  if (!existsSync(join(root, 'dist/apps/api/main.js'))) throw new Error('run `npm run build` first');
  cluster = await KurrentServer.start();
  replicas = ['one', 'two', 'three', 'fresh'].map((name) => new Replica(cluster.url, name));
});
afterAll(async () => {
  for (const replica of replicas) await replica.kill();
  cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

it(`two replicas under load, one killed ${KILLS} times`, async () => {
  const [one, two, three, fresh] = replicas as [Replica, Replica, Replica, Replica];
  await Promise.all([one.start(), two.start()]);
  const registered = await one.post(
    [
      cloudEvent('NeighbourhoodRegistered', BUREAU, 'noord', {
        neighbourhoodId: 'noord',
        name: 'Noord',
        municipality: 'Duindorp',
        municipalityCode: 'GM0001',
        lat: 52,
        lon: 5,
      }),
      cloudEvent('PartnerRegistered', BUREAU, 'partner', {
        partnerId: 'gemeente-duindorp',
        name: 'Gemeente Duindorp',
        kind: 'MUNICIPALITY',
        oin: '00000099000000001000',
        werklijnen: [1],
        neighbourhoodIds: ['noord'],
      }),
    ],
    'demo-programme-office',
  );
  expect(registered.status).toBe(201);
  // A partner that a replica does not know yet is waited for two seconds, and refused then.
  await Promise.all([one.reaches(2), two.reaches(2)]);

  let sending = true;
  let sent = 0;
  const acknowledged = new Map<string, string>();
  /** Posts a batch until a replica acknowledges it, to the one and the other in turn. */
  const sender = async (): Promise<void> => {
    while (sending) {
      const batch = Array.from({ length: 3 }, () =>
        reached(`k${(sent += 1)}`, { householdKey: 'h'.repeat(42) + (sent % 10) }),
      );
      for (let turn = sent; ; turn += 1) {
        const target = turn % 2 === 0 ? one : two;
        const answer = await target.post(batch, 'demo-partner-gemeente-duindorp').catch(() => undefined);
        if (answer?.ok) {
          const receipts = (await answer.json()) as { id: string; position: string }[];
          for (const { id, position } of receipts) acknowledged.set(id, position);
          break;
        }
        if (answer && answer.status !== 503) throw new Error(`${answer.status} ${await answer.text()}`);
        await wait(20);
      }
      // A replica that starts slowly makes a long log otherwise, and all of it is read again three times.
      await wait(REST);
    }
  };
  const senders = [sender(), sender(), sender()];
  for (let kill = 0; kill < KILLS; kill += 1) {
    await wait(100 + Math.random() * 300);
    if (kill % 3 === 0) cluster.faults.plan('append', 'error-after-commit', { times: 2 });
    if (kill % 3 === 1) cluster.faults.plan('subscribe', 'drop-mid-batch', { after: 5, times: 2 });
    if (kill % 3 === 2) cluster.faults.plan('append', 'hang-after-commit');
    await two.kill();
    await two.start();
  }
  sending = false;
  await Promise.all(senders);

  const head = sent + 2;
  await Promise.all([one.reaches(head), two.reaches(head)]);
  const log = await openStore(cluster.url);
  const events = [];
  for (let after = 0n; ; after = events.at(-1)!.position) {
    const batch = await log.readAll({ after, limit: 1_000 });
    if (batch.length === 0) break;
    events.push(...batch);
  }
  // 0 lost, 0 doubled: each once, at the position that its sender was told.
  const positions = new Map(
    events.map(({ metadata, position }) => [(JSON.parse(metadata) as { id: string }).id, String(position)]),
  );
  expect(events).toHaveLength(head);
  expect(positions.size).toBe(head);
  for (const [id, position] of acknowledged) expect([id, positions.get(id)]).toEqual([id, position]);
  expect(acknowledged.size).toBe(sent);

  const answers = await Promise.all([one.ask(QUESTION), two.ask(QUESTION)]);
  expect(answers[0]).toBe(answers[1]);
  expect(answers[0]).toMatch(/"value":[1-9]/);
  await log.close();

  // A fold of the whole log from nothing, by a replica that has no files.
  await fresh.start();
  await fresh.reaches(head);
  expect(await fresh.ask(QUESTION)).toBe(answers[0]);

  // A new replica from a snapshot of another: it starts where that was, not at the beginning.
  await snapshot(one.config, join(folder, 'three'));
  await three.start();
  await three.reaches(head);
  expect(await three.ask(QUESTION)).toBe(answers[0]);
});
