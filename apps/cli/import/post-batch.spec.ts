/**
 * Cause: a file posted to no address, or to a server that nobody knows, was tried eight times without a word. Seen
 * to fail: without serverAddress; without isNowhere among what ends at once (by the number of tries); without what
 * `later` says; without the server's own wait; with a wait of another kind than a number of seconds heeded (it is no
 * wait at all then); with another first pause.
 */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCommand } from './import-command.js';
import { importTableCommand } from './import-table-command.js';
import { postBatch } from './post-batch.js';

let folder: string;
let said: string;
let spy: ReturnType<typeof jest.spyOn>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-import-'));
  said = '';
  spy = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  spy.mockRestore();
  rmSync(folder, { recursive: true, force: true });
});

const LINES = [{ text: '{}', number: 1, end: 2 }];

describe('a file is posted', () => {
  it.each(['nope', 'ftp://example.org', 'file:///x', ''])('not to %p, which is no address', async (url) => {
    const file = join(folder, 'a.jsonl');
    writeFileSync(file, '{}\n');
    const refused =
      /^--url: dit is geen adres van een server.* \/ this is no address of a server.*\(PATTERN: .*\)$/;
    await expect(importCommand(file, { url, token: undefined, batch: 1 })).rejects.toThrow(refused);
    const table = { url, token: undefined, type: 'HouseholdReached' };
    await expect(importTableCommand(file, 'csv', table)).rejects.toThrow(refused);
  });

  it('to a server that nobody knows once, and not again', async () => {
    const gone = Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('getaddrinfo ENOTFOUND nope'), { code: 'ENOTFOUND' }),
    });
    const asked = jest.spyOn(globalThis, 'fetch').mockRejectedValue(gone);
    try {
      await expect(postBatch('http://nope', undefined, LINES)).rejects.toThrow('fetch failed');
      expect(asked).toHaveBeenCalledTimes(1);
    } finally {
      asked.mockRestore();
    }
  });

  it.each([
    ['as long as it asks', { 'retry-after': '0' }, 0],
    ['for a while where it says no time', {}, 0.5],
    ['for a while where it says a day', { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, 0.5],
  ])('again to one that asks to wait, %s, and who looks on is told', async (_, headers, seconds) => {
    const least = jest.spyOn(Math, 'random').mockReturnValue(0);
    let times = 0;
    const server: Server = createServer((_, response) => {
      times += 1;
      if (times === 1) response.writeHead(503, headers).end();
      else response.writeHead(201, { 'content-type': 'application/json' }).end('[]');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const posted = await postBatch(`http://127.0.0.1:${port}`, undefined, LINES);
      expect(posted).toMatchObject({ stored: 0 });
    } finally {
      least.mockRestore();
      server.close();
      server.closeAllConnections();
    }
    expect(times).toBe(2);
    expect(said).toBe(`503\npoging 2 van 8 over ${seconds} s / try 2 of 8 in ${seconds} s\n`);
  });
});
