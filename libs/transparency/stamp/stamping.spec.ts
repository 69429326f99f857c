import { rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { formatCheckpoint } from '../log/checkpoint.js';
import { formatNote, signNote } from '../note/note.js';
import type { Signed } from '../sequence/signed.js';
import { aFolder, KEY } from '../testing/a-log.js';
import { AnAuthority, hasOpenssl } from '../testing/an-authority.js';
import { authoritiesIn, checkedStamp, stampedAt } from './answer.js';
import { stampRequest } from './request.js';
import { stampedSizes, Stamping, stampOf } from './stamping.js';

const checkpoint = (size: number): Signed => {
  const told = { origin: KEY.name, size, root: new Uint8Array(32).fill(size) };
  const text = formatCheckpoint(told);
  return { ...told, note: formatNote({ text, signatures: [signNote(text, KEY)] }) };
};

let authority: AnAuthority;
let url: string;
const folders: string[] = [];
const folder = (): string => {
  folders.push(aFolder());
  return folders.at(-1) as string;
};
beforeAll(async () => {
  if (!hasOpenssl) return;
  authority = new AnAuthority({ kind: 'ec' });
  url = await authority.listen();
});
afterAll(async () => {
  if (hasOpenssl) await authority.close();
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

(hasOpenssl ? describe : describe.skip)('stamps of an authority', () => {
  it('are asked for, checked and kept; the next server knows of them and asks only for a newer checkpoint', async () => {
    const path = folder();
    const stamping = new Stamping({ url, authority: authority.pem, folder: path });
    expect(await stamping.stamp(checkpoint(5))).toMatchObject({ size: 5, at: expect.any(Number) });
    const der = await stampOf(path, 5);
    expect(stampedAt(der ?? new Uint8Array())).toBe(stamping.status.at);
    const next = new Stamping({ url, authority: authority.pem, folder: path });
    expect(await next.load()).toEqual(stamping.status);
    const before = authority.asked;
    await next.stamp(checkpoint(5));
    expect(authority.asked).toBe(before);
    await next.stamp(checkpoint(9));
    expect(await stampedSizes(path)).toEqual([5, 9]);
  });

  it('are not kept when they are of another authority, over something else, too large or none', async () => {
    const path = folder();
    const faults: unknown[] = [];
    const other = new AnAuthority({ kind: 'ec' });
    const stranger = new Stamping({
      url,
      authority: other.pem,
      folder: path,
      onFault: (e) => faults.push(e),
    });
    expect(await stranger.stamp(checkpoint(5))).toEqual({ size: 0, fault: 'NOT_TRUSTED' });
    const stamping = new Stamping({ url, authority: authority.pem, folder: path });
    for (const [instead, fault] of [
      [{ status: 200, body: authority.stamp('something else') }, 'WRONG_ANSWER'],
      [{ status: 200, body: Buffer.from('no') }, 'WRONG_ANSWER'],
      [{ status: 200, body: Buffer.alloc(100_000) }, 'WRONG_ANSWER'],
      [{ status: 500, body: Buffer.alloc(0) }, 'REFUSED'],
      // PKIStatusInfo: rejection.
      [{ status: 200, body: Buffer.from('30053003020102', 'hex') }, 'REFUSED'],
    ] as const) {
      authority.instead = instead;
      expect(await stamping.stamp(checkpoint(5))).toEqual({ size: 0, fault });
    }
    authority.instead = undefined;
    expect(await stampedSizes(path)).toEqual([]);
    expect(faults).toHaveLength(1);
    expect(await stamping.stamp(checkpoint(5))).toMatchObject({ size: 5 });
    await other.close();
  });

  // Seen to fail: without the check of the nonce in answer.ts, and with checkChain off. openssl itself makes no
  // stamp with another key.
  it('repeat the number they were asked with, and are by a key that is for stamping and valid then', async () => {
    const asked = stampRequest('a text\n');
    const authorities = authoritiesIn(authority.pem);
    const der = authority.reply(asked.der);
    expect(await checkedStamp(der, asked, authorities)).toBe(stampedAt(der));
    await expect(checkedStamp(der, stampRequest('a text\n'), authorities)).rejects.toMatchObject({
      code: 'WRONG_ANSWER',
    });
    const ended = new AnAuthority({ kind: 'ec', days: -1 });
    await expect(checkedStamp(ended.reply(asked.der), asked, authoritiesIn(ended.pem))).rejects.toMatchObject(
      { code: 'NOT_TRUSTED' },
    );
    await ended.close();
  });

  it('an authority that does not answer, and a file that is no stamp, stop nothing', async () => {
    const path = folder();
    await mkdir(join(path, 'stamps'));
    writeFileSync(join(path, 'stamps', '3.tsr'), 'no');
    const stamping = new Stamping({ url: 'http://127.0.0.1:1/', authority: authority.pem, folder: path });
    expect(await stamping.load()).toEqual({ size: 3, at: 0 });
    expect(await stamping.stamp(checkpoint(5))).toEqual({ size: 3, at: 0, fault: 'UNREACHABLE' });
    expect(() => authoritiesIn('no certificate')).toThrow(RangeError);
    expect(() => new Stamping({ url, authority: '', folder: path })).toThrow(RangeError);
    await stamping.close();
  });
});
