import { describe, expect, it } from '@jest/globals';
import { EVENT_PASSED_OVER, passedOverIn } from './passed-over.js';

const note = (data: unknown) => ({ type: EVENT_PASSED_OVER, data: JSON.stringify(data) });
const whole = { position: 7, eventId: 'e', reason: 'r' };

describe('what is passed over', () => {
  it('given notes among other events, is each by its position', () => {
    expect([...passedOverIn([{ type: 'Other', data: '{' }, note(whole)])]).toEqual([[7, whole]]);
  });

  it.each([{}, { ...whole, position: '7' }, { ...whole, eventId: 7 }, { ...whole, reason: undefined }])(
    'given a note that does not say it, throws: %j',
    (data) => expect(() => passedOverIn([note(data)])).toThrow(/has a position/),
  );
});
