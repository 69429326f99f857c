import { describe, it } from '@jest/globals';
import type { EventData } from '../stream.js';
import { event, given, officeEvent } from '../testing/decider-specification.js';

const period = '2025-H1';
const byPartner = { by: { role: 'partner', partnerId: 'duindorp' } as const };
const asked = (data: EventData = {}) =>
  officeEvent('v1', 'QuestionAsked', { partnerId: 'duindorp', period, message: 'Mei ontbreekt?', ...data });
const ownQuestion = (data: EventData = {}) => ({
  ...event('v2', 'QuestionAsked', { period, message: 'Telt een flyer mee?', ...data }),
  ...byPartner,
});
const answered = (questionId: string, data: EventData = {}) => ({
  ...event('a1', 'QuestionAnswered', { period, questionId, message: 'Die komt na.', ...data }),
  ...byPartner,
});

describe('a question', () => {
  it('is asked of a partner that is registered, or by one of itself', () => {
    given().when(asked()).thenAccepted();
    given().when(asked(), { askedRegistered: true }).thenAccepted();
    given()
      .when(ownQuestion({ kpi: '1.1', scope: 'NL' }))
      .thenAccepted();
    given()
      .when(ownQuestion({ partnerId: 'duindorp' }))
      .thenAccepted();
  });

  // Seen to fail: without each of the three.
  it('of the office to nobody, to who is not registered, or of a partner for another, is refused', () => {
    given()
      .when(asked({ partnerId: undefined }))
      .thenRejected('REQUIRED');
    given().when(asked(), { askedRegistered: false }).thenRejected('NOT_REGISTERED');
    given()
      .when(ownQuestion({ partnerId: 'zandkasteel' }))
      .thenRejected('NOT_YOUR_CONVERSATION');
  });
});

describe('an answer', () => {
  it('is to a question of the same conversation, of either side', () => {
    given(asked()).when(answered('v1')).thenAccepted();
    given(ownQuestion()).when(answered('v2')).thenAccepted();
    given(asked(), answered('v1'))
      .when(
        officeEvent('a2', 'QuestionAnswered', {
          partnerId: 'duindorp',
          period,
          questionId: 'v1',
          message: 'Dank',
        }),
      )
      .thenAccepted();
  });

  // Seen to fail: with every entry of the stream taken for a question, and with retracted ones.
  it('to what was not asked, was taken back, or is an answer itself is refused', () => {
    given().when(answered('v1')).thenRejected('QUESTION_UNKNOWN');
    given(asked(), officeEvent('i1', 'EntryRetracted', { entryId: 'v1', reason: 'OTHER' }))
      .when(answered('v1'))
      .thenRejected('QUESTION_UNKNOWN');
    given(asked(), answered('v1'))
      .when({ ...answered('a1'), entryId: 'a3' })
      .thenRejected('QUESTION_UNKNOWN');
    given(asked())
      .when(answered('v1', { partnerId: 'zandkasteel' }))
      .thenRejected('NOT_YOUR_CONVERSATION');
  });
});
