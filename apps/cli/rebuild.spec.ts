import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase, openStore } from '#libs/event-store';
import { loadConfig } from '#libs/platform';
import { ReadModel } from '#libs/read-model';
import { registerEvents } from '../../test/support/histories.js';
import { rebuild } from './rebuild.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-rebuild-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const configured = () => loadConfig({ WIJKSPOOR_STORE: `sqlite:${folder}/wijkspoor.db` });
const file = (name: string): string => join(folder, name);

async function filled(): Promise<number> {
  const store = await openStore(configured().store);
  for (const { stream, event } of registerEvents())
    await store.append({ stream, expected: 'any', events: [event] });
  const head = Number(await store.head());
  await store.close();
  return head;
}

async function positionInFile(): Promise<bigint> {
  const store = await openStore(configured().store);
  const readModel = new ReadModel({ log: store, path: file('read-model.db') });
  const { position } = readModel;
  await readModel.close();
  await store.close();
  return position;
}

/** Overwrites what is stored of the newest event, as a damaged page would. */
function spoil(head: number): void {
  const db = openDatabase(file('wijkspoor.db'));
  db.exec('DROP TRIGGER events_are_not_updated');
  db.prepare("UPDATE events SET data = '{' WHERE position = ?").run(head);
  db.close();
}

describe('given a log', () => {
  it('when the read model is rebuilt, then one file holds all of the log', async () => {
    const head = await filled();
    await rebuild(configured());
    expect(await positionInFile()).toBe(BigInt(head));
    expect(existsSync(file('read-model.db.new'))).toBe(false);
  });

  /** Seen to fail: when the file is removed before the building, position 0 is left. */
  it('when the log cannot be read to its end, then rebuild says where, and the old read model stays', async () => {
    const head = await filled();
    await rebuild(configured());
    spoil(head);
    await expect(rebuild(configured())).rejects.toThrow(new RegExp(`position ${head}`));
    expect(await positionInFile()).toBe(BigInt(head));
    expect(existsSync(file('read-model.db.new'))).toBe(false);
  });
});
