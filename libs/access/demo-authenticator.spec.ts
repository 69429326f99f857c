/**
 * Fixed tokens, which everybody knows. Seen to fail: with a name that only begins with 127. taken for an address,
 * with a partner's token without a partner, and with the pattern of partners left out.
 */
import { describe, expect, it } from '@jest/globals';

import { assertDemoAllowed, demoAuthenticator } from './demo-authenticator.js';

describe('given demo mode', () => {
  it.each([
    ['demo-programme-office', { role: 'programme-office', subject: 'demo-programme-office' }],
    ['demo-auditor', { role: 'auditor', subject: 'demo-auditor' }],
    ['demo-ministry', { role: 'ministry', subject: 'demo-ministry' }],
    ['demo-partner-a-b', { role: 'partner', partnerId: 'a-b', subject: 'demo-partner-a-b' }],
    ['demo-partner-', undefined],
    ['demo-partner-A', undefined],
    ['demo-partner', undefined],
    ['demo-auditor-a', undefined],
    ['Demo-auditor', undefined],
    ['demo-', undefined],
    ['', undefined],
    ['other', undefined],
    [undefined, undefined],
  ])('token %s', async (token, actor) => {
    expect(await demoAuthenticator.authenticate(token)).toEqual(actor);
  });

  it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('is allowed on %s', (host) => {
    expect(() => assertDemoAllowed(host)).not.toThrow();
  });

  it.each(['0.0.0.0', '::', '192.168.1.4', '127.example.org', 'example.org', ''])(
    'is refused on "%s"',
    (host) => {
      expect(() => assertDemoAllowed(host)).toThrow(/alleen op een lokaal adres.*loopback/);
    },
  );
});
