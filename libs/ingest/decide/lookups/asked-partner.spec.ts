/**
 * Whom a question is asked of. Seen to fail: with the log asked before what the items before it left, and with the
 * partner that asks not taken for the one it is about.
 */
import { describe, expect, it } from '@jest/globals';

import { NO_STREAM } from '../../log/stream-states.js';
import { OFFICE } from '../../testing/ingest-fixture.js';
import { itemOf, openLooking } from '../../testing/looking.js';
import { ASKED_PARTNER } from './asked-partner.js';

const question = (partnerId: string) => itemOf('QuestionAsked', { partnerId, period: '2024-H2' }, OFFICE);

describe('given a question', () => {
  it('then it is known whether the partner that it is asked of is registered', async () => {
    const { known } = await openLooking(ASKED_PARTNER);
    expect(await known([question('beta')])).toEqual({ askedRegistered: true });
    expect(await known([question('niemand')])).toEqual({ askedRegistered: false });
    // One that a partner asks is of itself.
    expect(await known([itemOf('QuestionAsked', { period: '2024-H2' })])).toEqual({ askedRegistered: true });
    const streams = new Map([['partner-beta', NO_STREAM]]);
    expect(await known([question('beta')], streams)).toEqual({ askedRegistered: false });
  });
});

it('given an answer, then there is nothing to know', async () => {
  const { known } = await openLooking(ASKED_PARTNER);
  expect(await known([itemOf('QuestionAnswered', { period: '2024-H2', questionId: 'q' })])).toEqual({});
});
