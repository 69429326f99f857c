import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#libs/event-store';
import { pino } from 'pino';
import { SmtpServer } from '../support/smtp-server.js';
import { PATIENCE } from '../support/dose.js';
import { BUREAU, cloudEvent, registerProgramme } from './support/events.js';
import { OFFICE, OTHER_PARTNER, PARTNER, Server } from './support/server.js';

/** Short, so that a test waits for events only; who is going to hang is soon given up, and nobody else. */
const timing = {
  lookEvery: 3_600_000,
  firstPause: 20,
  longestPause: 40,
  get patience() {
    return smtp.reactions[0] === 'hang' ? 400 : PATIENCE;
  },
};
const DUINDORP = 'rapportage@duindorp.example';
const ZANDKASTEEL = 'cijfers@zandkasteel.example';
const LATE = '2025-09-20T08:00:00Z';

let folder: string;
let smtp: SmtpServer;
let server: Server | undefined;
const said: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-mail-'));
  addresses(`gemeente-duindorp ${DUINDORP}\ncorporatie-zandkasteel ${ZANDKASTEEL}\n`);
  smtp = await SmtpServer.start();
  said.length = 0;
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await smtp.stop();
  rmSync(folder, { recursive: true, force: true });
});

const addresses = (text: string): void => writeFileSync(join(folder, 'adressen'), text);

async function start(now = LATE, url = smtp.url): Promise<Server> {
  server = await Server.start({
    now,
    store: (clock) => openStore(`sqlite:${join(folder, 'log.db')}`, { clock: () => clock.now() }),
    readModelPath: join(folder, 'read-model.db'),
    logger: pino({ level: 'trace' }, { write: (line: string) => void said.push(line) }),
    mail: {
      url,
      from: 'monitor@wijkspoor.example',
      addresses: join(folder, 'adressen'),
      outbox: join(folder, 'outbox.db'),
      publicUrl: 'https://monitor.example',
      timing,
    },
  });
  return server;
}

/** Two partners that were to hand in the first half of 2025 by 15 August. */
async function late(now = LATE): Promise<Server> {
  const at = await start(now);
  await registerProgramme(at);
  const opened = await at.post(
    cloudEvent('ReportingPeriodOpened', BUREAU, 'p1', { period: '2025-H1', dueOn: '2025-08-15' }),
    OFFICE,
  );
  if (opened.status !== 201) throw new Error(JSON.stringify(opened.body));
  return at;
}
const MAILING = '{ enabled partnerIds mails { partnerId state asked why } }';
const mailLate = (at: Server, whom = '') => at.ask(`mutation { mailLate${whom} ${MAILING} }`, OFFICE);
const mails = async (at: Server) => (await at.ask(`{ mailing ${MAILING} }`, OFFICE)).mailing.mails;
/** Until the outbox says that of as many mails. */
async function states(at: Server, state: string, count: number): Promise<void> {
  for (let tries = 0; tries < PATIENCE / 25; tries++) {
    const found = (await mails(at)).filter((mail: { state: string }) => mail.state === state);
    if (found.length === count) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${JSON.stringify(await mails(at))} is not ${count} × ${state}`);
}

describe('mail to who is late', () => {
  it('goes to the addresses of the settings, in Dutch and English, once a day however often it is asked', async () => {
    const at = await late();
    const { mailLate: told } = await mailLate(at);
    expect(told.enabled).toBe(true);
    expect(told.partnerIds).toEqual(['corporatie-zandkasteel', 'gemeente-duindorp']);
    await states(at, 'SENT', 2);
    await mailLate(at);
    await mailLate(at);
    expect(await mails(at)).toHaveLength(2);
    expect(smtp.got.map(({ to }) => to).sort()).toEqual([[ZANDKASTEEL], [DUINDORP]]);
    const [mail] = smtp.got.filter(({ to }) => to.includes(DUINDORP));
    expect(mail?.from).toBe('monitor@wijkspoor.example');
    expect(mail?.text).toContain('Inzending eerste halfjaar 2025: de inleverdatum was 15 augustus 2025');
    expect(mail?.text).toContain('Uw inzending over eerste halfjaar 2025 is nog niet gedaan.');
    expect(mail?.text).toContain('Your submission for first half of 2025 has not been made.');
    expect(mail?.text).toContain('https://monitor.example/inzendingen?periode=2025-H1');
    expect(mail?.text).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(mail?.text).not.toContain('zandkasteel');
    at.clock.time += 86_400_000;
    await mailLate(at, '(partnerIds: ["gemeente-duindorp"])');
    await states(at, 'SENT', 3);
  });

  // Seen to fail: with nodemailer's own error in the log, which holds the address and the server's words.
  it('never an address in the log, in an answer or in the outbox, also when it is refused', async () => {
    smtp.reactions.push(550);
    const at = await late();
    const answer = JSON.stringify(await mailLate(at));
    await states(at, 'FAILED', 1);
    await states(at, 'SENT', 1);
    const shown = JSON.stringify(await mails(at));
    expect(shown).toContain('SMTP 550');
    expect(said.join('')).toContain('SMTP 550');
    for (const text of [answer, shown, said.join('')]) expect(text).not.toMatch(/@|example|not for/);
  });

  it('waits on disk while the mail server is away, also over a restart, and is sent when it is back', async () => {
    const { port } = smtp;
    await smtp.stop();
    const at = await late();
    await mailLate(at);
    await states(at, 'WAITING', 2);
    await at.stop();
    smtp = await SmtpServer.start(port);
    const again = await start();
    await states(again, 'SENT', 2);
    expect(smtp.got).toHaveLength(2);
  });

  it('is tried again after it is put off or hangs; what came in meanwhile is not asked for any more', async () => {
    smtp.reactions.push(451, 'hang', ...Array<number>(3).fill(421));
    const at = await late();
    await mailLate(at);
    await smtp.until(() => smtp.begun >= 3);
    await at.ask('mutation { makeSubmission(period: "2025-H1") { state } }', PARTNER);
    await states(at, 'DROPPED', 1);
    await states(at, 'SENT', 1);
    expect(smtp.got.map(({ to }) => to)).toEqual([[ZANDKASTEEL]]);
  });

  it('is given up after a fortnight, and goes to nobody without an address', async () => {
    smtp.reactions.push(...Array<number>(10_000).fill(451));
    const at = await late();
    await mailLate(at, '(partnerIds: ["gemeente-duindorp"])');
    await smtp.until(() => smtp.begun >= 1);
    at.clock.time += 15 * 86_400_000;
    await states(at, 'FAILED', 1);
    expect((await mails(at))[0].why).toBe('SMTP 451');
    addresses('# niemand\n');
    await mailLate(at, '(partnerIds: ["corporatie-zandkasteel"])');
    expect(await mails(at)).toHaveLength(2);
    await states(at, 'FAILED', 2);
    expect((await mails(at))[0].why).toBe('NO_ADDRESS');
  });

  it('is for the office alone, and refused in words by a server that does not mail', async () => {
    const at = await late();
    for (const token of [PARTNER, OTHER_PARTNER])
      expect((await at.query(`mutation { mailLate ${MAILING} }`, token)).errors?.[0].extensions.code).toBe(
        'FORBIDDEN',
      );
    await at.stop();
    server = await Server.start({ now: LATE });
    expect((await server.ask(`{ mailing ${MAILING} }`, OFFICE)).mailing).toEqual({
      enabled: false,
      partnerIds: [],
      mails: [],
    });
    const { errors } = await server.query(`mutation { mailLate ${MAILING} }`, OFFICE);
    expect(JSON.stringify(errors)).toContain('Deze server verstuurt geen mail');
  });
});

describe('reminders by the calendar', () => {
  it('are mailed too, each once, when their day has come', async () => {
    const at = await late('2025-08-12T08:00:00Z');
    await mailLate(at); // nothing is late yet; the sender looks at once
    await states(at, 'SENT', 2);
    expect((await mails(at)).map(({ asked }: { asked: boolean }) => asked)).toEqual([false, false]);
    expect(smtp.got[0]?.text).toContain('uiterlijk 15 augustus 2025');
    await at.stop();
    const again = await start('2025-08-12T09:00:00Z');
    await mailLate(again);
    expect(await mails(again)).toHaveLength(2);
    again.clock.time = Date.parse('2025-08-16T08:00:00Z');
    await mailLate(again, '(partnerIds: [])');
    await states(again, 'SENT', 4);
  });
});
