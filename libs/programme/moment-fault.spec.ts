/**
 * What is wrong with a text that is to be a moment. Seen to fail: each bound with its number one more, and with the
 * comparison turned round; with the value told of a text in another form.
 */
import { describe, expect, it } from '@jest/globals';
import { momentFault } from './moment-fault.js';

const told = (text: string) => {
  const found = momentFault(text, ['time']);
  return found && [found.rule, found.value, found.message.en];
};

describe('given a text that is a moment, a leap second among them', () => {
  it.each(['2026-03-31T23:59:59Z', '2016-12-31T23:59:60Z', '2026-03-31T00:00:00.5+23:59'])(
    '%s is not at fault',
    (text) => expect(told(text)).toBeUndefined(),
  );
});

describe('given the form of a moment that does not exist', () => {
  it.each([
    ['2026-02-30T12:00:00Z', '30 February 2026'],
    ['2026-13-01T12:00:00Z', '2026-13-01'],
    ['2026-03-31T24:00:00Z', 'no hour 24'],
    ['2026-03-31T23:60:00Z', 'minute 60'],
    ['2026-03-31T23:59:61Z', 'second 61'],
    ['2026-03-31T12:00:60Z', 'second 60 is there as a leap second only'],
    ['2026-03-31T12:00:00+24:00', 'the offset +24:00 from UTC'],
  ])('%s is told with its value: %s', (text, what) => {
    expect(told(text)).toEqual(['NOT_A_MOMENT', text, expect.stringContaining(what)]);
  });
});

describe('given any other text', () => {
  it.each(['31-03-2026 12:00', 'J. Jansen', '2026-03-31', ''])('%j is told the form, not itself', (text) => {
    expect(told(text)).toEqual([
      'NOT_A_MOMENT',
      undefined,
      expect.stringContaining('write day, T, hours, minutes and seconds'),
    ]);
  });
});
