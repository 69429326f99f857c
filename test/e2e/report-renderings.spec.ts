import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { FORMATS } from '../../apps/api/features/report-files/formats.js';
import { publishReports } from './support/report-programme.js';
import { AUDITOR, OFFICE, Server } from './support/server.js';

const PATH = '/v1/rapportages/2025-H1-2';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
  await publishReports(server);
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => server.stop());

const given = async (formaat: string, more = ''): Promise<readonly [status: number, text: string]> => {
  const { status, body } = await server.fetch(`${PATH}?formaat=${formaat}${more}`, AUDITOR);
  return [status, typeof body === 'string' ? body : JSON.stringify(body)];
};

// Seen to fail: with format.write called without Renderings.
describe('what was written of a report', () => {
  it('is written once, also when many ask at the same time', async () => {
    const write = jest.spyOn(FORMATS.html, 'write');
    const answers = await Promise.all(Array.from({ length: 5 }, () => given('html')));
    expect(new Set(answers.map(([, text]) => text)).size).toBe(1);
    await given('html');
    expect(write).toHaveBeenCalledTimes(1);
    await given('html', '&taal=en');
    expect(write).toHaveBeenCalledTimes(2);
  });

  it('is not kept where writing it failed', async () => {
    jest.spyOn(FORMATS.csv, 'write').mockImplementationOnce(() => Promise.reject(new Error('torn')));
    expect((await given('csv'))[0]).toBe(500);
    expect((await given('csv'))[0]).toBe(200);
  });

  // Seen to fail: with Buffer.from(body) sent to each (24 clients: 400 MB more).
  it('is in memory once, however many read it slowly', async () => {
    const size = 16 * 2 ** 20;
    jest.spyOn(FORMATS.xlsx, 'write').mockImplementation(() => Promise.resolve(Buffer.alloc(size, 'a')));
    const before = process.memoryUsage().arrayBuffers;
    const sockets = await Promise.all(
      // Of two actors: one may have twenty requests under way.
      Array.from({ length: 24 }, (_, i) => slowReader(i % 2 === 0 ? OFFICE : AUDITOR)),
    );
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(6 * size);
    expect((await given('xlsx'))[1]).toHaveLength(size);
    for (const socket of sockets) socket.destroy();
  });

  it('is written again once an edition is withdrawn', async () => {
    const before = [await given('html'), await given('json')];
    await server.ask(
      'mutation { withdrawEdition(editionId: "2025-H1-2", reason: "Fout in de bron") { standing } }',
      OFFICE,
    );
    const after = [await given('html'), await given('json')];
    expect(before.map(([, text]) => text.includes('Fout in de bron'))).toEqual([false, false]);
    expect(after.map(([, text]) => text.includes('Fout in de bron'))).toEqual([true, true]);
  });
});

/** Asks, reads that an answer begins, and reads no more. */
async function slowReader(token: string): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1');
  socket.write(
    `GET ${PATH}?formaat=xlsx HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\nauthorization: Bearer ${token}\r\n\r\n`,
  );
  await once(socket, 'readable');
  return socket;
}
