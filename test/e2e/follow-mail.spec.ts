import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#libs/event-store';
import { pino } from 'pino';
import { SmtpServer } from '../support/smtp-server.js';
import { PATIENCE } from '../support/dose.js';
import { BUREAU, cloudEvent, reached, registerProgramme } from './support/events.js';
import { MINISTRY, OFFICE, OTHER_PARTNER, PARTNER, Server } from './support/server.js';

const timing = { lookEvery: 3_600_000, patience: PATIENCE, firstPause: 20, longestPause: 40 };
const DAY = 86_400_000;
const ANNA = 'anna@duindorp.example';

let folder: string;
let smtp: SmtpServer;
let server: Server;
const said: string[] = [];

const addresses = (text: string): void => writeFileSync(join(folder, 'adressen'), text);

async function start(now = '2025-09-19T08:00:00Z'): Promise<Server> {
  server = await Server.start({
    now,
    store: (clock) => openStore(`sqlite:${join(folder, 'log.db')}`, { clock: () => clock.now() }),
    readModelPath: join(folder, 'read-model.db'),
    logger: pino({ level: 'trace' }, { write: (line: string) => void said.push(line) }),
    mail: {
      url: smtp.url,
      from: 'monitor@wijkspoor.example',
      addresses: join(folder, 'adressen'),
      outbox: join(folder, 'outbox.db'),
      publicUrl: 'https://monitor.example',
      timing,
    },
  });
  return server;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-follow-'));
  addresses(`persoon:${PARTNER} ${ANNA}\npersoon:${OTHER_PARTNER} bas@zandkasteel.example\n`);
  smtp = await SmtpServer.start();
  said.length = 0;
  await start();
  await registerProgramme(server);
  await server.post(reached('a'), PARTNER);
  server.clock.time += DAY;
});
afterEach(async () => {
  await server.stop();
  await smtp.stop();
  rmSync(folder, { recursive: true, force: true });
});

const MAILING = '{ enabled hasAddress subject followed { kpis scope } until lookedOn }';
const follow = (token: string, followed: object[]) =>
  server.query(`mutation ($f: [FollowedInput!]) { followByMail(followed: $f) ${MAILING} }`, token, {
    f: followed,
  });
const mailing = async (token: string) =>
  (await server.ask(`{ followMailing ${MAILING} }`, token)).followMailing;
const REACHED = { kpis: ['1.1'], scope: 'noord' };

/** Records one more, waits until it is known, and lets the sender look until it did on the day of the clock. */
async function record(id: string, token = PARTNER, source?: string): Promise<void> {
  const { body, status } = await server.post(
    reached(id, { householdKey: `${id}`.padEnd(43, 'A') }, source),
    token,
  );
  if (status !== 201) throw new Error(JSON.stringify(body));
  await server.ask('query ($p: Position) { figures(period: "2025", atLeast: $p) { value } }', OFFICE, {
    p: body.position,
  });
}
async function lookedFor(token: string, day: string): Promise<void> {
  for (;;) {
    await server.ask('mutation { mailLate(partnerIds: []) { enabled } }', OFFICE);
    const { lookedOn, followed } = await mailing(token);
    if (lookedOn === day || followed.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

describe('mail about what somebody follows', () => {
  // Seen to fail: with what was told up to this moment, not to the end of the day before (then `c` is never told).
  it('tells once a day, from the next morning, what changed: its name and where, and no figure', async () => {
    const { data } = await follow(PARTNER, [REACHED]);
    expect(data.followByMail).toMatchObject({
      ...{ enabled: true, hasAddress: true, subject: PARTNER, followed: [REACHED] },
      ...{ lookedOn: '2025-09-20', until: '2025-12-19T08:00:00.000Z' },
    });
    await record('b');
    await server.ask('mutation { mailLate(partnerIds: []) { enabled } }', OFFICE);
    server.clock.time = Date.parse('2025-09-21T04:59:00Z'); // a minute before seven
    await record('early');
    await server.ask('mutation { mailLate(partnerIds: []) { enabled } }', OFFICE);
    server.clock.time = Date.parse('2025-09-21T05:00:00Z');
    await lookedFor(PARTNER, '2025-09-21');
    expect(smtp.got.map(({ to }) => to)).toEqual([[ANNA]]);
    const text = smtp.got[0]?.text ?? '';
    expect(text).toContain('- 1.1 ');
    expect(text).toContain(', Wijk noord');
    expect(text).toContain('https://monitor.example/indicatoren/1.1?gebied=noord');
    expect(text).toContain('you switch it off there');
    const sentences = text
      .slice(text.indexOf('Sinds de vorige'))
      .replace(/1\.1|\d+ (december|December) 2025|=\w\w/g, '');
    expect(sentences).not.toMatch(/\d/);
    await record('c');
    server.clock.time += 3_600_000;
    await server.ask('mutation { mailLate(partnerIds: []) { enabled } }', OFFICE);
    server.clock.time += DAY;
    await lookedFor(PARTNER, '2025-09-22');
    expect(smtp.got).toHaveLength(2);
    server.clock.time += DAY;
    await lookedFor(PARTNER, '2025-09-23');
    expect(smtp.got).toHaveLength(2); // nothing changed
    for (const line of said) expect(line).not.toContain('@');
    expect(statSync(join(folder, 'outbox.db')).mode & 0o077).toBe(0);
  });

  // Seen to fail: with a drop that does nothing.
  it('is off when it is switched off, and after ninety days; another person’s goes on', async () => {
    await follow(PARTNER, [REACHED]);
    await follow(OTHER_PARTNER, [{ kpis: ['1.1'], scope: 'NL' }]);
    expect((await follow(PARTNER, [])).data.followByMail.followed).toEqual([]);
    await record('b');
    server.clock.time += DAY;
    await lookedFor(OTHER_PARTNER, '2025-09-21');
    expect(smtp.got.map(({ to }) => to)).toEqual([['bas@zandkasteel.example']]);
    server.clock.time += 90 * DAY;
    expect(await mailing(OTHER_PARTNER)).toMatchObject({ followed: [], until: null });
    await record('c');
    await server.ask('mutation { mailLate(partnerIds: []) { enabled } }', OFFICE);
    await server.stop();
    expect(smtp.got).toHaveLength(1);
    await start('2025-12-21T08:00:00Z');
  });

  // Seen to fail: with the figures asked as the office, not as who follows.
  it('ends with the rights of who asked for it', async () => {
    await follow(PARTNER, [REACHED]);
    await follow(OTHER_PARTNER, [REACHED]);
    const withdrawn = await server.post(
      cloudEvent('EntryRetracted', BUREAU, 'weg', {
        ...{ entryId: (await entryOf('partner-corporatie-zandkasteel')) ?? '', reason: 'OTHER' },
      }),
      OFFICE,
    );
    expect([withdrawn.body.faults, withdrawn.status]).toEqual([undefined, 201]);
    await record('b');
    server.clock.time += DAY;
    await lookedFor(PARTNER, '2025-09-21');
    expect(smtp.got.map(({ to }) => to)).toEqual([[ANNA]]);
  });

  it('waits while the mail server is away; what is refused is told another day', async () => {
    await follow(PARTNER, [REACHED]);
    await record('b');
    smtp.reactions.push(451, 550);
    server.clock.time += DAY;
    await lookedFor(PARTNER, '2025-09-21');
    expect([smtp.got, smtp.begun]).toEqual([[], 2]);
    server.clock.time += DAY;
    await lookedFor(PARTNER, '2025-09-22');
    expect(smtp.got).toHaveLength(1);
  });

  it('is refused for what does not exist, for who may not see figures, and where nothing is mailed', async () => {
    const places = async (followed: object[]) =>
      (await follow(PARTNER, followed)).errors?.[0].extensions.faults?.map(
        (each: { place: string }) => each.place,
      );
    expect(await places([{ kpis: ['9.9'], scope: 'nergens' }])).toEqual(['/kpis/0', '/scopes/0']);
    expect(await places(Array.from({ length: 13 }, () => REACHED))).toEqual(['/followed']);
    expect((await mailing(PARTNER)).followed).toEqual([]);
    expect((await follow(MINISTRY, [REACHED])).errors?.[0].extensions.code).toBe('FORBIDDEN');
    expect((await mailing(OFFICE)).hasAddress).toBe(false);
    expect((await server.ask('{ mailing { partnerIds } }', OFFICE)).mailing.partnerIds).toEqual([]);
    await server.stop();
    server = await Server.start({ now: '2025-09-20T08:00:00Z' });
    await registerProgramme(server);
    expect(await mailing(OFFICE)).toMatchObject({ enabled: false, followed: [] });
    expect(JSON.stringify((await follow(OFFICE, [REACHED])).errors)).toContain('verstuurt geen mail');
  });
});

async function entryOf(id: string): Promise<string | undefined> {
  const { entries } = await server.ask(
    'query ($t: String) { entries(first: 1, filter: { text: $t }) { edges { node { entryId } } } }',
    OFFICE,
    { t: id },
  );
  return entries.edges[0]?.node.entryId;
}
