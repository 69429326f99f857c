import { describe, expect, it } from '@jest/globals';
import { deliveryOf } from './transport.js';

describe('what came of a mail', () => {
  // Seen to fail: with every answer of 500 and above taken for a refusal of this mail.
  it.each([
    [
      { code: 'EENVELOPE', responseCode: 550 },
      { outcome: 'refused', why: 'SMTP 550' },
    ],
    [
      { code: 'EMESSAGE', responseCode: 554 },
      { outcome: 'refused', why: 'SMTP 554' },
    ],
    [
      { code: 'EENVELOPE', responseCode: 451 },
      { outcome: 'away', why: 'SMTP 451' },
    ],
    [
      { code: 'EAUTH', responseCode: 535 },
      { outcome: 'away', why: 'SMTP 535' },
    ],
    [{ code: 'ETLS' }, { outcome: 'away', why: 'ETLS' }],
    [{ code: 'naam@voorbeeld.example' }, { outcome: 'away', why: 'ERROR' }],
    [new Error('550 naam@voorbeeld.example'), { outcome: 'away', why: 'ERROR' }],
  ])('of %j is %j, and nothing of the server’s words', (error, delivery) =>
    expect(deliveryOf(error)).toEqual(delivery),
  );
});
