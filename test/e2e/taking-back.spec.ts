// Seen to fail: with periodUsed left out of the planner both retractions were refused; with `stands` alone in
// amendmentsOf "in use" still offered to retract; without the entries counted in the planner the first nil report
// was stored.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import { GetAmendments } from '../../apps/api/features/entries/get-amendments.js';
import { BUREAU, cloudEvent, DUINDORP, reached, registerProgramme, ZANDKASTEEL } from './support/events.js';
import { AUDITOR, OFFICE, OTHER_PARTNER, PARTNER, Server, type Json } from './support/server.js';

let server: Server;
let counter = 0;
/** Of no entry. */
const OTHER_ID = '0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f';
const post = (name: string, data: object, token = OFFICE, source = BUREAU): Promise<Json> =>
  server.post(cloudEvent(name, source, `t${++counter}`, data), token);
const open = (period: string, dueOn: string): Promise<Json> =>
  post('ReportingPeriodOpened', { period, dueOn });
const retract = (entryId: string): Promise<Json> => post('EntryRetracted', { entryId, reason: 'OTHER' });
const amendments = async (entryId: string, token = OFFICE): Promise<readonly string[]> =>
  (await server.ask(`{ entry(entryId: "${entryId}") { amendments } }`, token)).entry.amendments;
const periods = async (atLeast: string): Promise<readonly Json[]> =>
  (await server.ask(`{ reportingPeriods(atLeast: "${atLeast}") { entryId period { code } } }`, OFFICE))
    .reportingPeriods;
const rules = ({ body }: Json): readonly string[] => body.faults.map(({ rule }: Json) => rule);

beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
});
afterAll(() => server.stop());

describe('a reporting period opened by mistake', () => {
  it('is taken back as long as nobody used it, and is then expected of nobody', async () => {
    const opened = await open('2024-Q4', '2025-02-01');
    const { entryId, position } = opened.body;
    expect((await periods(position)).map(({ entryId: id }) => id)).toEqual([entryId]);
    expect(await amendments(entryId)).toEqual(['EntryCorrected', 'EntryRetracted']);
    expect(await amendments(entryId, AUDITOR)).toEqual([]);
    const taken = await retract(entryId);
    expect(taken.status).toBe(201);
    expect(await amendments(entryId)).toEqual(['EntryReinstated']);
    expect(await periods(taken.body.position)).toEqual([]);
    expect((await server.ask('{ due { partnerId } }', OFFICE)).due).toEqual([]);
  });

  it('stands once something was handed in for it', async () => {
    const { entryId } = (await open('2025-Q1', '2025-05-01')).body;
    const made = await server.query('mutation { makeSubmission(period: "2025-Q1") { id } }', PARTNER);
    expect(made.errors).toBeUndefined();
    const refused = await retract(entryId);
    expect([refused.status, rules(refused)]).toEqual([409, ['PERIOD_IN_USE']]);
    expect(await amendments(entryId)).toEqual(['EntryCorrected']);
  });

  it('stands once an edition on it was published', async () => {
    const { entryId } = (await open('2024-H2', '2025-02-01')).body;
    const input = { period: '2024-H2', status: 'PROVISIONAL' };
    const published = await server.query(
      'mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { editionId } }',
      OFFICE,
      { input },
    );
    expect(published.errors).toBeUndefined();
    expect(rules(await retract(entryId))).toEqual(['PERIOD_IN_USE']);
  });
});

describe('what can be done about an entry', () => {
  it('is offered to who may, and to nobody else', async () => {
    const { entryId } = (await server.post(reached('eigen'), PARTNER)).body;
    expect(await amendments(entryId, PARTNER)).toEqual(['EntryCorrected', 'EntryRetracted']);
    const other = await server.query(`{ entry(entryId: "${entryId}") { amendments } }`, OTHER_PARTNER);
    expect(other.errors).toBeDefined();
  });
});

// Seen to fail: without maySeeEntry in GetAmendments (the field stands behind an entry that is not found; the
// question does not).
it('what can be done about an entry is not told to who may not see it, by whatever way it is asked', async () => {
  const { body } = await server.post(reached('asked-past-the-entry'), PARTNER);
  const queries = server.app.get(QueryBus);
  const asked = (partnerId: string) =>
    queries.execute(
      new GetAmendments({ entryId: body.entryId, actor: { role: 'partner', partnerId, subject: 's' } }),
    );
  expect(await asked('corporatie-zandkasteel')).toEqual([]);
  expect(await asked('gemeente-duindorp')).toEqual(['EntryCorrected', 'EntryRetracted']);
});

describe('nothing to report', () => {
  const nil = (period: string, more = '') =>
    server.query(
      `mutation { makeSubmission(period: "${period}", nilReport: true${more}) { state nilReport } }`,
      PARTNER,
    );

  it('over entries of the period is refused with their number, and taken when it is confirmed', async () => {
    await open('2025-04', '2025-06-15');
    await server.post(reached('mei', { occurredOn: '2025-04-14' }), PARTNER);
    const [error] = (await nil('2025-04')).errors ?? [];
    expect(error.extensions.faults).toMatchObject([{ place: '/nilReport', rule: 'NIL_OVER_ENTRIES' }]);
    expect(error.extensions.faults[0].message.nl).toContain('(gebeurtenissen: 1)');
    const rehearsed = await server.query(
      'query ($e: [JSON!]!) { rehearsal(events: $e) { entryId } }',
      PARTNER,
      {
        e: [cloudEvent('SubmissionMade', DUINDORP, 'proef', { period: '2025-04', nilReport: true })],
      },
    );
    expect(JSON.stringify(rehearsed.errors)).toContain('NIL_OVER_ENTRIES');
    expect((await nil('2025-04', ', nilConfirmed: true')).data.makeSubmission).toEqual({
      state: 'MADE',
      nilReport: true,
    });
  });

  it('over no entries needs no confirmation', async () => {
    await open('2025-02', '2025-04-01');
    expect((await nil('2025-02')).data.makeSubmission.state).toBe('MADE');
  });
});

describe('a question', () => {
  const QUESTIONS = 'entryId partnerId period { code } kpi scope by message waitsFor answers { by message }';
  const seen = async (token: string, filter = '', more = ''): Promise<readonly Json[]> =>
    (await server.ask(`{ questions${filter} { ${QUESTIONS}${more} } }`, token)).questions;
  const ask = (data: object) => post('QuestionAsked', { period: '2025-H1', message: 'Mei?', ...data });
  const answer = (data: object, token = PARTNER, source = DUINDORP) =>
    post('QuestionAnswered', { period: '2025-H1', message: 'Die komt na.', ...data }, token, source);

  // Seen to fail: without maySeeEntry in the query the other partner read it.
  it('of the office is seen by the partner it is for and by no other, and waits until that answers', async () => {
    const { body } = await ask({ partnerId: 'gemeente-duindorp', kpi: '1.1', scope: 'NL' });
    const [question] = await seen(PARTNER, `(atLeast: "${body.position}", waitsFor: PARTNER)`);
    expect(question).toEqual({
      entryId: body.entryId,
      partnerId: 'gemeente-duindorp',
      period: { code: '2025-H1' },
      kpi: '1.1',
      scope: 'NL',
      by: 'OFFICE',
      message: 'Mei?',
      waitsFor: 'PARTNER',
      answers: [],
    });
    expect(await seen(AUDITOR)).toHaveLength(1);
    expect(await seen(OTHER_PARTNER)).toEqual([]);
    const told = await answer({ questionId: body.entryId });
    expect(told.status).toBe(201);
    const after = `(atLeast: "${told.body.position}")`;
    expect(await seen(OFFICE, after)).toMatchObject([
      { waitsFor: null, answers: [{ by: 'PARTNER', message: 'Die komt na.' }] },
    ]);
    const again = await post('QuestionAnswered', {
      partnerId: 'gemeente-duindorp',
      period: '2025-H1',
      questionId: body.entryId,
      message: 'En juni?',
    });
    expect(await seen(PARTNER, `(atLeast: "${again.body.position}", waitsFor: PARTNER)`)).toHaveLength(1);
    expect(await seen(PARTNER, `(asOf: { position: "${body.position}" })`)).toMatchObject([{ answers: [] }]);
  });

  it('to who is not registered, of a partner for another, and an answer to none are refused in words', async () => {
    expect(rules(await ask({ partnerId: 'nergens' }))).toEqual(['NOT_REGISTERED']);
    expect(rules(await ask({}))).toEqual(['REQUIRED']);
    const other = await answer({ partnerId: 'corporatie-zandkasteel', questionId: OTHER_ID });
    expect([other.status, rules(other)]).toEqual([403, ['NOT_YOUR_CONVERSATION']]);
    expect(rules(await answer({ questionId: OTHER_ID }))).toEqual(['QUESTION_UNKNOWN']);
    const own = await post('QuestionAsked', { period: '2025-H1', message: 'Telt dit?' }, PARTNER, DUINDORP);
    const stolen = await answer({ questionId: own.body.entryId }, OTHER_PARTNER, ZANDKASTEEL);
    expect(rules(stolen)).toEqual(['QUESTION_UNKNOWN']);
    expect(await seen(OFFICE, `(atLeast: "${own.body.position}", waitsFor: OFFICE)`)).toHaveLength(1);
  });
});
