/**
 * Cause: two processes on one read model made each other wait (10 s of the server's event loop), and `verify`
 * beside a server that takes posts ended with "not projected yet" (reliability R13).
 */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type EventStore } from '#libs/event-store';
import { loadConfig, type Config } from '#libs/platform';
import { ReadModel } from '#libs/read-model';
import { registerEvents } from '../../test/support/histories.js';
import { readModelFor } from './beside.js';
import { rebuild } from './rebuild.js';
import { verify } from './verify.js';

let folder: string;
let config: Config;
let store: EventStore;
let server: ReadModel;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-beside-'));
  config = loadConfig({ WIJKSPOOR_STORE: `sqlite:${folder}/log.db`, WIJKSPOOR_DEMO: '1' });
  store = await openStore(config.store);
  for (const { stream, event } of registerEvents())
    await store.append({ stream, expected: 'any', events: [event] });
  server = new ReadModel({ log: store, path: config.readModel, alone: true });
  await server.start();
});
afterEach(async () => {
  await server.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('given a server on a read model', () => {
  // Seen to fail: without the claim in ReadModel a second one opens the file.
  it('when a second one starts on it, then it is told so at once, and the file is not touched', () => {
    expect(() => new ReadModel({ log: store, path: config.readModel, alone: true })).toThrow(
      expect.objectContaining({
        code: 'FILE_IN_USE',
        message: expect.stringContaining('is in use by another'),
      }),
    );
  });

  // Seen to fail: without the claim in rebuild the server's file is replaced.
  it('when it is rebuilt, then that is refused, and the server keeps its file', async () => {
    await expect(rebuild(config)).rejects.toThrow(/is in gebruik/);
    expect(server.fileFault).toBeUndefined();
  });

  it('when it has closed, then another may have it', async () => {
    await server.close();
    server = new ReadModel({ log: store, path: config.readModel, alone: true });
    await server.start();
    expect(server.position).toBe(await store.head());
  });

  // Seen to fail: without the release in ReadModel.opened the second try says it is in use.
  it('when one that cannot be opened is tried, then it is not claimed by that', () => {
    const path = join(folder, 'no-database');
    mkdirSync(path);
    for (const _ of [1, 2])
      expect(() => new ReadModel({ log: store, path, alone: true })).toThrow(/unable to open/);
  });

  // Seen to fail: without `isHeld` the command gets the server's own file.
  it('when a command asks for it, then it gets a copy, says so, and leaves nothing behind', async () => {
    let told = '';
    const copied = await readModelFor(config.readModel, (line) => (told += line));
    expect(copied.path).not.toBe(config.readModel);
    expect(told).toMatch(/kopie van nu.*copy as of now/);
    const copy = new ReadModel({ log: store, path: copied.path });
    expect(copy.position).toBe(server.position);
    await copy.close();
    copied.done();
    expect(existsSync(copied.path)).toBe(false);
  });

  // Seen to fail: without `waitFor` in verify what came in last is not projected yet.
  it('when a post comes in as the command has caught up, then verify waits for its own position', async () => {
    const { event } = registerEvents()[0]!;
    let number = 0;
    const started = Reflect.get(ReadModel.prototype, 'start');
    const start = jest.spyOn(ReadModel.prototype, 'start');
    start.mockImplementation(async function (this: ReadModel) {
      await started.call(this);
      number += 1;
      const eventId = `eeeeeeee-0000-8000-8000-${String(number).padStart(12, '0')}`;
      await store.append({ stream: `later-${number}`, expected: 'any', events: [{ ...event, eventId }] });
    });
    let said = '';
    const right = await verify(config, 3, (text) => (said += text)).finally(() => start.mockRestore());
    expect(said).toMatch(/figures compared at 3 positions, 0 differences/);
    expect([right, number]).toEqual([true, 2]);
  });
});
