/**
 * What can follow on the state of a submission or an edition is what the deciders take, for the API and the page as
 * well. Cause: the page offered a partner to hand in what lay with the office, which is refused. Seen to fail: with
 * MADE among what SubmissionMade leads on from.
 */
import { describe, expect, it } from '@jest/globals';
import { stepNames, stepsFrom } from '../schema/life-cycle.js';
import { event, given, officeEvent } from '../testing/decider-specification.js';
import { EDITION, SUBMISSION, type EditionStanding, type SubmissionState } from './life-cycle.js';

const period = '2025-H1';
const of = { partnerId: 'duindorp', period };
let posted = 0;
const STEPS = {
  SubmissionMade: () => ({
    ...event(`e${++posted}`, 'SubmissionMade', { period }),
    by: { role: 'partner', partnerId: 'duindorp' } as const,
  }),
  SubmissionAccepted: () => officeEvent(`e${++posted}`, 'SubmissionAccepted', of),
  SubmissionReturned: () => officeEvent(`e${++posted}`, 'SubmissionReturned', { ...of, reason: 'mei' }),
};
const PATHS: Readonly<Record<SubmissionState, readonly (keyof typeof STEPS)[]>> = {
  NOT_MADE: [],
  MADE: ['SubmissionMade'],
  RETURNED: ['SubmissionMade', 'SubmissionReturned'],
  ACCEPTED: ['SubmissionMade', 'SubmissionReturned', 'SubmissionMade', 'SubmissionAccepted'],
};

describe('a submission', () => {
  it.each([
    ['NOT_MADE', ['SubmissionMade']],
    ['MADE', ['SubmissionAccepted', 'SubmissionReturned']],
    ['RETURNED', ['SubmissionMade']],
    ['ACCEPTED', []],
  ] as const)('that is %s is followed by %j, and the decider takes nothing else', (state, follows) => {
    expect(stepsFrom(SUBMISSION, state)).toEqual(follows);
    for (const name of stepNames(SUBMISSION)) {
      const taken = given(...PATHS[state].map((each) => STEPS[each]())).when(STEPS[name]());
      if ((follows as readonly string[]).includes(name)) taken.thenAccepted();
      else
        taken.thenRejected(name === 'SubmissionMade' ? 'SUBMISSION_AT_OFFICE' : 'SUBMISSION_NOT_AT_OFFICE');
    }
  });
});

it.each<[EditionStanding, readonly string[]]>([
  ['IN_FORCE', ['ReportEditionSuperseded', 'ReportEditionWithdrawn']],
  ['SUPERSEDED', []],
  ['WITHDRAWN', []],
])('an edition that is %s is followed by %j', (standing, follows) => {
  expect(stepsFrom(EDITION, standing)).toEqual(follows);
});
