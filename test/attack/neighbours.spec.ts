/**
 * Two hundred clients of one partner at full speed, and what another partner waits meanwhile for a post and for a
 * file. In the long form only: nothing of the other is refused or lost, and how long it waited is told. `npm run
 * attack` judges that, on a machine for itself.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { reached, ZANDKASTEEL } from '../e2e/support/events.js';
import { fileOf, Load } from '../crash/load.js';
import { LONG, PATIENCE } from '../support/dose.js';
import { ROLES, Target } from './target.js';

const CLIENTS = 200;
const POSTS = 40;

let folder: string;
let crowd: Target;
const itLong = LONG ? it : it.skip;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-neighbours-'));
  if (LONG)
    crowd = await Target.start(1_024, {
      WIJKSPOOR_STORE: `sqlite:${folder}/log.db`,
      WIJKSPOOR_QUOTA_REQUESTS: '',
    });
});
afterAll(async () => {
  if (LONG) await crowd.stop();
  rmSync(folder, { recursive: true, force: true });
});

itLong(
  `beside ${CLIENTS} clients of another a post takes half a second at most, a file five`,
  async () => {
    // The crowd has a thread of its own: what is measured is the server's waiting, not ours.
    const neighbour = new Load(crowd);
    await neighbour.register();
    const clients = new Worker(join(import.meta.dirname, 'crowd.mjs'), {
      workerData: { port: crowd.port, token: ROLES.partner, event: reached('crowd'), clients: CLIENTS },
    });
    const ended = once(clients, 'message');
    const timed = async (
      work: () => Promise<{ readonly status: number; readonly text: string }>,
    ): Promise<number> => {
      const since = performance.now();
      const { status, text } = await work();
      expect([status, status < 300 ? '' : text]).toEqual([status, '']);
      return performance.now() - since;
    };
    const waits: number[] = [];
    for (let n = 0; n < POSTS; n += 1)
      waits.push(await timed(() => neighbour.post(reached(`neighbour-${n}`, {}, ZANDKASTEEL), ROLES.other)));
    const file = await timed(() => neighbour.upload(fileOf('neighbour', 1_000), ROLES.other));
    clients.postMessage('over');
    const [{ calls, wrong }] = (await ended) as [{ calls: number; wrong: unknown[] }];
    expect(wrong).toEqual([]);
    const longest = Math.max(...waits);
    process.stdout.write(
      `    ${calls} calls of the crowd; longest post ${longest.toFixed(0)} ms, file ${file.toFixed(0)} ms\n`,
    );
    if (process.env['ATTACK_REPORT'] === undefined) return;
    expect(longest).toBeLessThan(500);
    expect(file).toBeLessThan(5_000);
  },
  PATIENCE,
);
