/**
 * Every fault at every place where something is kept (issue 14): what must be seen, nothing accepted that is lost
 * or there twice afterwards, and, once it is mended as the words say, figures equal to a fold by hand and reports
 * as they were published. `npm test` has each fault and each place at least once, `npm run test:long` all of them.
 * Where no disk can be made (no root), those of full and read-only disks are left out. Seen to fail: without
 * `ifItCan` the kept editions that are held or deleted; with a cell taken out of the table.
 */
import { afterAll, describe, expect, it } from '@jest/globals';
import { reached } from '../../e2e/support/events.js';
import { LONG, PATIENCE } from '../../support/dose.js';
import type { Answered, Running } from './running.js';
import { FAULTS, TABLE, type Cell, type Fault } from './table.js';
import { disksCanBeMade, STORED_PARTS, Trial, type StoredPart } from './trial.js';
import { EDITIONS, World } from './world.js';

/** Posts until the first that is refused; so many find any disk full. */
const MOST = 400;

const worlds = new Map<string, Promise<World>>();
function worldOf(place: StoredPart): Promise<World> {
  const kind = place === 'copy' ? 'cluster' : 'files';
  const world = worlds.get(kind) ?? World.make(kind);
  worlds.set(kind, world);
  return world;
}
afterAll(async () => {
  for (const world of worlds.values())
    await world.then(
      (made) => made.close(),
      () => undefined,
    );
});

/** What was posted, and what was said of it. */
class Posts {
  private readonly sent: { readonly event: object; readonly answer: Answered }[] = [];
  constructor(private readonly name: string) {}

  async one(server: Running): Promise<Answered> {
    const event = reached(`${this.name}-${this.sent.length}`);
    const answer = await server.post(event);
    this.sent.push({ event, answer });
    return answer;
  }

  /** Until one is answered with this status. */
  async until(server: Running, status: number): Promise<void> {
    for (let tries = 0; tries < MOST; tries += 1) if ((await this.one(server)).status === status) return;
    throw new Error(`${MOST} posts, and none was answered with ${status}`);
  }

  /** Sent again: what was accepted stands where it was said, the rest is taken now; each once. */
  async expectOnce(server: Running): Promise<void> {
    for (const { event, answer } of this.sent) {
      const again = await server.post(event);
      if (answer.status !== 201) expect([200, 201]).toContain(again.status);
      else
        expect([again.status, again.body.position, again.body.duplicate]).toEqual([
          200,
          answer.body.position,
          true,
        ]);
    }
    const ids = (await server.log()).map(({ eventId }) => eventId);
    expect(new Set(ids).size).toBe(ids.length);
  }
}

async function expectSeen(trial: Trial, cell: Cell, posts: Posts): Promise<void> {
  const { seen } = cell;
  if (typeof seen === 'object' && 'refused' in seen) {
    expect(await trial.refusal()).toMatch(seen.refused);
    return;
  }
  const server = await trial.start();
  if (cell.during || seen === 'well') await server.faults((codes) => codes.length === 0);
  if (cell.during) {
    expect((await posts.one(server)).status).toBe(201);
    await server.expectFold();
    cell.during(trial);
  }
  if (seen === 'well') return expectReports(trial, server);
  if (cell.during) await posts.until(server, seen.post);
  const faults = await server.faults((codes) => codes.some((code) => seen.code.test(code)));
  expect(faults.map(({ detail }) => detail.nl).join()).toMatch(seen.words);
  expect((await posts.one(server)).status).toBe(seen.post);
}

async function expectReports(trial: Trial, server: Running): Promise<void> {
  for (const id of EDITIONS) expect(await server.report(id)).toBe(trial.world.reports.get(id));
}

async function tryCell(place: StoredPart, fault: Fault, cell: Cell): Promise<void> {
  const trial = new Trial(await worldOf(place), place, fault);
  const posts = new Posts(`${place}-${fault}`.replaceAll(' ', '-'));
  try {
    cell.before?.(trial);
    await expectSeen(trial, cell, posts);
    if (!cell.goesOn) await trial.stop();
    await cell.mend?.(trial);
    const server = trial.running ?? (await trial.start());
    await server.whole();
    await posts.expectOnce(server);
    expect((await posts.one(server)).status).toBe(201);
    await server.expectFold();
    await expectReports(trial, server);
    for (const id of EDITIONS) await server.expectRecomputed(id);
    if (LONG) process.stderr.write(`${place} × ${fault}: as in the table\n`);
  } finally {
    await trial.end();
  }
}

const cells = STORED_PARTS.flatMap((place) =>
  FAULTS.map((fault) => ({ place, fault, cell: TABLE[place]?.[fault] })),
);

describe('the table of faults and places', () => {
  it('has a cell for each of both, and in the short dose each fault and each place', () => {
    expect(cells.filter(({ cell }) => cell === undefined)).toEqual([]);
    expect(Object.keys(TABLE)).toEqual([...STORED_PARTS]);
    for (const place of STORED_PARTS) expect(Object.keys(TABLE[place])).toEqual([...FAULTS]);
    const short = cells.filter(({ cell }) => cell.short);
    expect(new Set(short.map(({ place }) => place)).size).toBe(STORED_PARTS.length);
    expect(new Set(short.map(({ fault }) => fault)).size).toBe(FAULTS.length);
  });
});

const disks = disksCanBeMade();
const needsDisk = (fault: Fault): boolean =>
  fault === 'full' || (fault === 'read-only' && process.getuid?.() === 0);
const only = process.env['FAULTS'] === undefined ? undefined : new RegExp(process.env['FAULTS']);

describe.each(STORED_PARTS)('given the %s', (place) => {
  for (const { fault, cell } of cells.filter((each) => each.place === place)) {
    if (only ? !only.test(`${place} ${fault}`) : !LONG && !cell.short) continue;
    if (!disks && needsDisk(fault)) it.skip(`when it is ${fault}: no disk can be made here`, () => undefined);
    else
      it(
        `when it is ${fault}, then that is seen and can be mended`,
        () => tryCell(place, fault, cell),
        PATIENCE,
      );
  }
});
