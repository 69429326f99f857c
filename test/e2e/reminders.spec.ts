// Tried: with redirects followed "a redirect" fails; with SentReminders.has always false "once each", "after a
// restart" and more do; without the time-out "a hang" does; with TOLD_WITHIN not compared "a day long ago" does;
// with the moment left out of what is signed "signed" and more do; with a refusal that ends the round "a refusal"
// does; without stopping in onModuleDestroy "stops with it" does.
// Nothing is waited for by a number of milliseconds: that nothing is told is seen when it was looked ten times.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ModulesContainer } from '@nestjs/core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '#libs/event-store';
import { ClockGuard, type Clock } from '#libs/platform';
import { RemindersModule } from '../../apps/api/features/reminders/reminders.module.js';
import { LONGER_THAN_A_TEST, PATIENCE } from '../support/dose.js';
import { BUREAU, cloudEvent, registerProgramme } from './support/events.js';
import { Receiver } from './support/receiver.js';
import { OFFICE, OTHER_PARTNER, PARTNER, Server, type Json } from './support/server.js';

const secret = 'een geheim van tweeëndertig tekens of meer';
/**
 * A receiver that answers is waited for as long as it takes: a reminder told twice because the machine is slow says
 * nothing.
 */
const timing = { lookEvery: 20, patience: PATIENCE, firstPause: 10, longestPause: 40 };
const impatient = { ...timing, patience: 150 };
/** How often it was looked what is to be told: a look asks the guard, and nobody else while the test asks nothing. */
let looks = 0;
class CountedLooks extends ClockGuard {
  override get jump(): undefined {
    return undefined;
  }
  override check(): void {
    looks += 1;
  }
}
/** Ten looks, each of which told what it had to tell before the next began. */
async function quiet(): Promise<void> {
  const enough = looks + 10;
  while (looks < enough) await pause(5);
}

let receiver: Receiver;
let server: Server | undefined;
let counter = 0;

beforeEach(async () => {
  receiver = await Receiver.start(secret);
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await receiver.stop();
});

async function start(now: string, more: Parameters<typeof Server.start>[0] = {}): Promise<Server> {
  const clockGuard = (clock: Clock) => new CountedLooks(clock, () => 0);
  server = await Server.start({ now, clockGuard, webhook: { url: receiver.url, secret, timing }, ...more });
  return server;
}

const office = async (at: Server, name: string, data: object): Promise<void> => {
  const answer = await at.post(cloudEvent(name, BUREAU, `h${++counter}`, data), OFFICE);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
};
/** Two partners that are to hand in the first half of 2025 on 15 August. */
const open = async (at: Server): Promise<void> => {
  await registerProgramme(at);
  await office(at, 'ReportingPeriodOpened', { period: '2025-H1', dueOn: '2025-08-15' });
};
const told = (): string[] => receiver.received.map(({ event }) => event.id).sort();
const ids = (reminder: string): string[] => [
  `2025-H1.corporatie-zandkasteel.2025-08-15.${reminder}`,
  `2025-H1.gemeente-duindorp.2025-08-15.${reminder}`,
];

describe('a reminder', () => {
  it('is a CloudEvent of the published schema, signed', async () => {
    const at = await start('2025-08-12T08:00:00Z');
    await open(at);
    await receiver.got(2);
    const [first] = receiver.received;
    expect(first!.event).toEqual({
      specversion: '1.0',
      id: ids('-3')[0],
      source: 'urn:nld:wijkspoor:programmabureau:herinneringen',
      type: 'nl.energiekewijken.reporting.submission-due.v1',
      time: '2025-08-12T08:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: '/v1/schemas/nl.energiekewijken.reporting.submission-due.v1',
      data: {
        period: '2025-H1',
        partnerId: 'corporatie-zandkasteel',
        partnerName: 'Partner corporatie-zandkasteel',
        dueOn: '2025-08-15',
        reminder: -3,
        state: 'NOT_MADE',
        stateLabel: { nl: 'Nog niet ingediend', en: 'Not submitted yet' },
      },
    });
    expect(first!.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    expect(first!.headers['wijkspoor-timestamp']).toBe(String(Date.parse('2025-08-12T08:00:00Z') / 1000));
    expect(receiver.isSigned(first!)).toBe(true);
    expect(receiver.isSigned({ ...first!, body: first!.body.replace('-3', '+1') })).toBe(false);
    const older = { ...first!.headers, 'wijkspoor-timestamp': '1' };
    expect(receiver.isSigned({ ...first!, headers: older })).toBe(false);

    const schema = await at.fetch(first!.event.dataschema);
    expect([schema.status, schema.body.$id]).toEqual([200, first!.event.dataschema]);
    const openapi = (await at.fetch('/v1/openapi.json')).body;
    const described = openapi.webhooks.submissionDue.post.requestBody.content['application/cloudevents+json'];
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const valid = ajv.compile({ ...described.schema, components: openapi.components });
    expect([valid(first!.event), valid.errors]).toEqual([true, null]);
    expect(valid({ ...first!.event, data: { ...first!.event.data, reminder: 2 } })).toBe(false);
    const data = ajv.compile({ ...schema.body, $id: 'test:due' });
    expect(data(first!.event.data)).toBe(true);
    expect(data({ ...first!.event.data, reminder: 2 })).toBe(false);
  });

  it('is told 14 and 3 days before the due date and the day after, once each', async () => {
    const at = await start('2025-07-31T12:00:00Z');
    await open(at);
    await quiet();
    expect(told()).toEqual([]);
    // 1 August begins in Amsterdam while it is still 31 July in UTC.
    at.clock.time = Date.parse('2025-07-31T22:00:00Z');
    await receiver.got(2);
    at.clock.time = Date.parse('2025-08-11T21:59:00Z');
    await quiet();
    expect(told()).toEqual(ids('-14'));
    at.clock.time = Date.parse('2025-08-11T22:00:00Z');
    await receiver.got(4);
    at.clock.time = Date.parse('2025-08-15T21:59:00Z');
    await quiet();
    expect(told()).toEqual([...ids('-14'), ...ids('-3')].sort());
    at.clock.time = Date.parse('2025-08-15T22:00:00Z');
    await receiver.got(6);
    at.clock.time = Date.parse('2025-08-29T12:00:00Z');
    await quiet();
    expect(told()).toEqual([...ids('-14'), ...ids('-3'), ...ids('+1')].sort());
  });

  it('is not told of a day long ago', async () => {
    const at = await start('2025-08-31T12:00:00Z');
    await open(at);
    await quiet();
    expect(told()).toEqual([]);
  });

  it('is for who has not handed in: not once made or accepted, again when returned', async () => {
    const at = await start('2025-07-20T12:00:00Z');
    await open(at);
    const make = (token: string) => at.ask('mutation { makeSubmission(period: "2025-H1") { state } }', token);
    const assess = (partner: string, decision: string) =>
      at.ask(
        `mutation { assessSubmission(partnerId: "${partner}", period: "2025-H1", decision: ${decision}, reason: "x") { state } }`,
        OFFICE,
      );
    await make(PARTNER);
    await make(OTHER_PARTNER);
    await assess('corporatie-zandkasteel', 'ACCEPTED');
    at.clock.time = Date.parse('2025-08-01T12:00:00Z');
    await quiet();
    expect(told()).toEqual([]);
    await assess('gemeente-duindorp', 'RETURNED');
    const [one] = await receiver.got(1);
    expect(one!.event.data).toMatchObject({
      partnerId: 'gemeente-duindorp',
      state: 'RETURNED',
      reminder: -14,
    });
    await quiet();
    expect(receiver.received).toHaveLength(1);
  });

  it('is another one when the due date is moved', async () => {
    const at = await start('2025-08-12T12:00:00Z');
    await open(at);
    await receiver.got(2);
    const opened = (
      await at.ask(
        '{ entries(filter: {types: ["ReportingPeriodOpened"]}) { edges { node { entryId } } } }',
        OFFICE,
      )
    ).entries.edges[0].node.entryId;
    const replacement = { period: '2025-H1', dueOn: '2025-08-26' };
    await office(at, 'EntryCorrected', { entryId: opened, replacement, reason: 'WRONG_DATE' });
    const four = await receiver.got(4);
    expect(four.slice(2).map(({ event }) => event.id.slice(-14))).toEqual([
      '2025-08-26.-14',
      '2025-08-26.-14',
    ]);
  });
});

describe('a receiver that does not take it', () => {
  it.each<[string, (number | 'hang')[], number[]]>([
    ['after a 500', [500, 503], [0, 0, 0, 1]],
    ['after a refusal, and the others meanwhile', [400, 410], [0, 1, 0, 1]],
    ['after a redirect, which is not followed', [307], [0, 1, 0]],
  ])('gets it again %s, under the same id', async (_name, reactions, order) => {
    receiver.reactions.push(...reactions);
    await open(await start('2025-08-12T08:00:00Z'));
    await receiver.got(order.length);
    await quiet();
    expect(receiver.received.map(({ event }) => event.id)).toEqual(order.map((place) => ids('-3')[place]));
    expect(receiver.received.every((one) => receiver.isSigned(one) && one.path === '/haak')).toBe(true);
  });

  it('gets it again after a hang, under the same id', async () => {
    receiver.reactions.push('hang');
    const webhook = { url: receiver.url, secret, timing: impatient };
    await open(await start('2025-08-12T08:00:00Z', { webhook }));
    const next = (): boolean => told().includes(ids('-3')[1] ?? '');
    while (!next()) await receiver.got(receiver.received.length + 1);
    // Each once more where its answer took longer than the patience: what was told in between is the same reminder.
    const order = receiver.received.map(({ event }) => event.id);
    expect(order.slice(0, 2)).toEqual([ids('-3')[0], ids('-3')[0]]);
    expect(order.filter((id, place) => id !== order[place - 1])).toEqual(ids('-3'));
    expect(receiver.received.every((one) => receiver.isSigned(one))).toBe(true);
  });

  it('gets it no more once the submission is made', async () => {
    receiver.reactions.push(...Array<number>(1_000).fill(500));
    const at = await start('2025-08-12T08:00:00Z');
    await open(at);
    await receiver.got(3);
    for (const token of [PARTNER, OTHER_PARTNER])
      await at.ask('mutation { makeSubmission(period: "2025-H1") { state } }', token);
    // One may be under way; before the next it looks again.
    const count = receiver.received.length;
    await quiet();
    expect(receiver.received.length).toBeLessThanOrEqual(count + 1);
  });

  // The receiver never answers, and is waited for longer than this test may take: who waits for it fails here.
  it('never makes the API wait, and stops with it', async () => {
    receiver.reactions.push(...Array<'hang'>(100).fill('hang'));
    const webhook = { url: receiver.url, secret, timing: { ...timing, patience: LONGER_THAN_A_TEST } };
    const at = await start('2025-08-12T08:00:00Z', { webhook });
    await open(at);
    await receiver.got(1);
    expect((await at.fetch('/v1/herinneringen', OFFICE)).body).toHaveLength(2);
    await at.stop();
    server = undefined;
    while (receiver.givenUp === 0) await pause(5);
    const looked = looks;
    // A look that is still to come waits for a timer of this process, which ends before this longer and later one.
    await pause(2 * timing.longestPause);
    expect([looks, receiver.received.length, receiver.givenUp]).toEqual([looked, 1, 1]);
  });
});

describe('what was told', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wijkspoor-reminders-'));
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
    rmSync(folder, { recursive: true, force: true });
  });
  const again = (now: string, readModel: string) =>
    start(now, {
      store: (clock) => openStore(`sqlite:${join(folder, 'log.db')}`, { clock: () => clock.now() }),
      readModelPath: join(folder, readModel),
    });

  /** Whether it looks for reminders at all. */
  const tells = ({ app }: Server): boolean =>
    [...app.get(ModulesContainer).values()].some(({ metatype }) => metatype === RemindersModule);

  it('is known after a restart; what was not is told then', async () => {
    receiver.reactions.push(204, ...Array<number>(1_000).fill(500));
    await open(await again('2025-08-12T08:00:00Z', 'read-model.db'));
    await receiver.got(3);
    await server?.stop();
    receiver.reactions.length = 0;
    const before = receiver.received.length;
    await again('2025-08-12T09:00:00Z', 'read-model.db');
    await receiver.got(before + 1);
    await quiet();
    expect(receiver.received.slice(before).map(({ event }: Json) => event.id)).toEqual([ids('-3')[1]]);
  });

  it('is told by the replica with the setting alone, and once more under the same id where its file was lost', async () => {
    await open(await again('2025-08-12T08:00:00Z', 'read-model.db'));
    await receiver.got(2);
    await server?.stop();
    server = await Server.start({
      now: '2025-08-12T09:00:00Z',
      store: () => openStore(`sqlite:${join(folder, 'log.db')}`),
      readModelPath: join(folder, 'without.db'),
    });
    expect(tells(server)).toBe(false);
    await server.stop();
    expect(receiver.received).toHaveLength(2);
    expect(tells(await again('2025-08-12T10:00:00Z', 'lost.db'))).toBe(true);
    await receiver.got(4);
    await quiet();
    expect(told()).toEqual([...ids('-3'), ...ids('-3')].sort());
  });
});
