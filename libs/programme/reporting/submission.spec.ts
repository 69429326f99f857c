import { describe, it } from '@jest/globals';
import type { EventData } from '../stream.js';
import { event, given, officeEvent } from '../testing/decider-specification.js';

let posted = 0;
const period = '2025-H1';
const made = (data: EventData = {}) => ({
  ...event(`e${++posted}`, 'SubmissionMade', { period, ...data }),
  by: { role: 'partner', partnerId: 'duindorp' } as const,
});
const returned = () =>
  officeEvent(`e${++posted}`, 'SubmissionReturned', { partnerId: 'duindorp', period, reason: 'mei' });
const accepted = () => officeEvent(`e${++posted}`, 'SubmissionAccepted', { partnerId: 'duindorp', period });
const opened = (data: EventData = {}) =>
  officeEvent(`e${++posted}`, 'ReportingPeriodOpened', { period, dueOn: '2025-08-01', ...data });
const closed = () => officeEvent(`e${++posted}`, 'ReportingPeriodClosed', { period });

describe('reporting periods', () => {
  it('are opened once, due after their last day, and closed once', () => {
    given().when(opened()).thenAccepted();
    given()
      .when(opened({ dueOn: '2025-06-30' }))
      .thenRejected('DUE_WITHIN_PERIOD');
    given(opened()).when(opened()).thenRejected('PERIOD_OPENED_BEFORE');
    given().when(closed()).thenRejected('PERIOD_NOT_OPEN');
    given(opened()).when(closed()).thenAccepted();
    given(opened(), closed()).when(closed()).thenRejected('PERIOD_NOT_OPEN');
    given(opened(), closed()).when(opened()).thenRejected('PERIOD_OPENED_BEFORE');
  });

  it('move their due date by a correction', () => {
    const opening = opened();
    const replacement = { period, dueOn: '2025-09-01' };
    given(opening)
      .when(officeEvent('c1', 'EntryCorrected', { entryId: opening.entryId, replacement, reason: 'OTHER' }))
      .thenAccepted();
  });

  // Seen to fail: with `periodUsed !== false` left out of `inUse` the second and third were accepted.
  it('are taken back as long as nobody used them, and can then be opened again', () => {
    const opening = opened();
    const takeBack = officeEvent('c1', 'EntryRetracted', { entryId: opening.entryId, reason: 'OTHER' });
    const reinstate = officeEvent('c2', 'EntryReinstated', { entryId: opening.entryId, reason: 'OTHER' });
    given(opening).when(takeBack, { periodUsed: false }).thenAccepted();
    given(opening).when(takeBack, { periodUsed: true }).thenRejected('PERIOD_IN_USE');
    given(opening).when(takeBack).thenRejected('PERIOD_IN_USE');
    given(opening, closed()).when(takeBack, { periodUsed: false }).thenRejected('PERIOD_IN_USE');
    given(opening, takeBack).when(opened()).thenAccepted();
    given(opening, takeBack).when(closed()).thenRejected('PERIOD_NOT_OPEN');
    given(opening, takeBack).when(reinstate).thenAccepted();
    given(opening, takeBack, opened()).when(reinstate).thenRejected('PERIOD_OPENED_BEFORE');
  });

  it('a closing is never taken back', () => {
    const closing = closed();
    given(opened(), closing)
      .when(officeEvent('c1', 'EntryRetracted', { entryId: closing.entryId, reason: 'OTHER' }), {
        periodUsed: false,
      })
      .thenRejected('DECISION_STANDS');
  });
});

describe('the submission of a partner for a period', () => {
  it.each([
    ['NOT_MADE', [], 'accepted', 'refused', 'refused'],
    ['MADE', [made], 'refused', 'accepted', 'accepted'],
    ['RETURNED', [made, returned], 'accepted', 'refused', 'refused'],
    ['MADE again', [made, returned, made], 'refused', 'accepted', 'accepted'],
    ['ACCEPTED', [made, accepted], 'refused', 'refused', 'refused'],
  ] as const)('%s: every move, legal and illegal', (_, history, make, giveBack, accept) => {
    const state = given(...history.map((step) => step()));
    const check = (outcome: ReturnType<typeof state.when>, expected: string, rule: 'made' | 'assessed') =>
      expected === 'accepted'
        ? outcome.thenAccepted()
        : outcome.thenRejected(rule === 'made' ? 'SUBMISSION_AT_OFFICE' : 'SUBMISSION_NOT_AT_OFFICE');
    check(state.when(made()), make, 'made');
    check(state.when(returned()), giveBack, 'assessed');
    check(state.when(accepted()), accept, 'assessed');
  });

  it('is for a period that was opened, of the partner itself, and up to a position that is there', () => {
    given().when(made(), { periodOpened: true, head: 10n }).thenAccepted();
    given().when(made(), { periodOpened: false }).thenRejected('PERIOD_NEVER_OPENED');
    given()
      .when(made({ partnerId: 'overvecht' }))
      .thenRejected('NOT_YOUR_SUBMISSION');
    given()
      .when(made({ partnerId: 'duindorp' }))
      .thenAccepted();
    given()
      .when(made({ upToPosition: '10' }), { head: 10n })
      .thenAccepted();
    given()
      .when(made({ upToPosition: '11' }), { head: 10n })
      .thenRejected('POSITION_AHEAD');
  });

  // Seen to fail: without the check of `nilConfirmed` the first was accepted.
  it('with nothing to report over entries that are recorded is asked once more', () => {
    const nil = { nilReport: true };
    given().when(made(nil), { entriesInPeriod: 688 }).thenRejected('NIL_OVER_ENTRIES');
    given()
      .when(made({ ...nil, nilConfirmed: true }), { entriesInPeriod: 688 })
      .thenAccepted();
    given().when(made(nil), { entriesInPeriod: 0 }).thenAccepted();
    given().when(made(), { entriesInPeriod: 688 }).thenAccepted();
  });

  it('is never corrected: what was handed in stands', () => {
    const handedIn = made();
    given(handedIn)
      .when(officeEvent('c1', 'EntryRetracted', { entryId: handedIn.entryId, reason: 'OTHER' }))
      .thenRejected('DECISION_STANDS');
  });
});
