/**
 * Cause: demo mode and mail had a rule each, of which one took `::1` for another computer and the other 127.999.0.1
 * for this one. Seen to fail: without the address of IPv6, with any text that begins with 127., and with a name in
 * capitals taken for another.
 */
import { expect, it } from '@jest/globals';

import { isLoopback } from './loopback.js';

it.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.255.0.9', '::1', '[::1]'])(
  'given the host %s, then it is this computer',
  (host) => {
    expect(isLoopback(host)).toBe(true);
  },
);

it.each([
  '',
  'localhost.',
  'localhost.example',
  'mylocalhost',
  '127.0.0.1.example',
  '127.example',
  '127.0.0',
  '127.1',
  '127.999.0.1',
  ' 127.0.0.1',
  '128.0.0.1',
  '0.0.0.0',
  '::',
  '[::2]',
  '::ffff:127.0.0.1',
])('given the host "%s", then it may be another', (host) => {
  expect(isLoopback(host)).toBe(false);
});
