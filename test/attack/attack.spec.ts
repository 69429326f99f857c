/**
 * What was tried by hand (the list of the security review), drawn by a generator of its kinds: no process
 * ends, every refusal is in words, nothing of ours fails, nobody learns or does what is not theirs. How long others
 * waited and how much memory it took is reported, not asserted: a test holds on a slow machine too. `npm run
 * attack` takes the long form.
 * Seen to fail: without guardUpgrades (the process ends); with HouseholdsLinked posted by partners; with Fastify's
 * own answer to what is no HTTP; with a watcher that waits for no answer, or does not tell how long it took.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { registerProgramme } from '../e2e/support/events.js';
import type { Server } from '../e2e/support/server.js';
import { dose, PATIENCE } from '../support/dose.js';
import { EVENTS } from './kinds/events.js';
import { FILES } from './kinds/files.js';
import type { Kind } from './kinds/kind.js';
import { QUESTIONS } from './kinds/questions.js';
import { WIRE } from './kinds/wire.js';
import { Random } from './random.js';
import { ROLES, Target } from './target.js';

const TRIES = Number(process.env['TRIES'] ?? dose(300, 10_000));
const SEED = Number(process.env['SEED'] ?? 20_261_128);
const AT_ONCE = 4;
/** ms for which the server leaves the watcher's question unanswered at the end, which it must see. */
const STALL = 600;
const KINDS: readonly Kind[] = [...QUESTIONS, ...EVENTS, ...FILES, ...WIRE];

let target: Target;
beforeAll(async () => {
  target = await Target.start(1_024);
  const post = async (events: object | readonly object[], token: string) => {
    const body = JSON.stringify(events);
    const type = `application/cloudevents${Array.isArray(events) ? '-batch' : ''}+json`;
    const { status, text } = await target.send({
      method: 'POST',
      path: '/v1/gebeurtenissen',
      token,
      type,
      body,
    });
    return { status, body: JSON.parse(text) as unknown };
  };
  await registerProgramme({ post } as unknown as Server);
});
afterAll(() => target.stop());

interface Outcome {
  kind: string;
  tries: number;
  /** ms */
  longestBlock: number;
  /** ms of processor time */
  longestTurn: number;
  wrong: string[];
}

async function attackBy(kind: Kind, tries: number): Promise<Outcome> {
  const outcome: Outcome = { kind: kind.name, tries, longestBlock: 0, longestTurn: 0, wrong: [] };
  let begun = 0;
  const attacker = async (): Promise<void> => {
    while (begun < tries && target.ended === undefined) {
      const seed = SEED + begun++ * 7_919;
      const wrong = await kind
        .attack(new Random(seed), target)
        .catch((error: unknown) => (isCut(error) ? undefined : String(error)));
      if (wrong !== undefined) outcome.wrong.push(`seed ${seed}: ${wrong}`);
    }
  };
  target.takeBlock();
  target.takeTurn();
  await Promise.all(Array.from({ length: AT_ONCE }, attacker));
  outcome.longestBlock = target.takeBlock();
  outcome.longestTurn = target.takeTurn();
  return outcome;
}

/** The server may hang up on a body that it does not want. */
const isCut = (error: unknown): boolean =>
  ['ECONNRESET', 'EPIPE'].includes(String((error as { code?: unknown }).code));

it(
  `${TRIES} inputs of ${KINDS.length} kinds: it lives, refuses in words, and gives nothing away`,
  async () => {
    const watching = target.watch();
    const weights = KINDS.reduce((sum, { weight }) => sum + weight, 0);
    const outcomes: Outcome[] = [];
    for (const kind of KINDS)
      outcomes.push(await attackBy(kind, Math.max(4, Math.ceil((TRIES * kind.weight) / weights))));
    const live = await target.send({ method: 'GET', path: '/health/live' });
    const asked = { method: 'POST', path: '/graphql', type: 'application/json', token: ROLES.office };
    const figures = await target.send({
      ...asked,
      body: '{"query":"{figures(period:\\"2025\\",kpis:[\\"1.1\\"]){value}}"}',
    });
    const report = { seed: SEED, mostMemoryMiB: target.mostMemory, outcomes };
    const place = process.env['ATTACK_REPORT'];
    if (place !== undefined) writeFileSync(place, JSON.stringify(report, null, 2));
    expect({ ended: target.ended, errors: target.errors }).toEqual({ ended: undefined, errors: '' });
    expect(outcomes.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    expect([live.status, figures.status]).toEqual([200, 200]);
    expect(figures.text).not.toContain('errors');
    // What says how long others waited sees a server that answers nobody.
    await target.stall(STALL);
    for (let seen = 0; seen < STALL; seen = target.takeBlock()) await pause(20);
    await target.stop();
    await watching;
  },
  // For what hangs: an attack that nothing ends, or a stall that the watcher never sees.
  PATIENCE,
);
