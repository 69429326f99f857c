/**
 * Whether an address stays unread on its way. Seen to fail: with http to any host, with a host that only begins as
 * this computer does, and with a name or a password in it.
 */
import { expect, it } from '@jest/globals';

import { isSafeUrl } from './safe-url.js';

it.each(['localhost', '127.0.0.1', '127.255.0.9', '[::1]'])(
  'given http to this computer as %s, then it is safe',
  (host) => {
    expect(isSafeUrl(`http://${host}:1/x?y`)).toBe(true);
  },
);

it.each(['localhost.example', 'mylocalhost', '127.0.0.1.example', '128.0.0.1', '[::2]'])(
  'given http to the host %s, then it is not',
  (host) => {
    expect(isSafeUrl(`http://${host}/`)).toBe(false);
  },
);

it.each(['https://a.example', 'https://a.example:8443/x', 'HTTPS://A.EXAMPLE', 'http://LOCALHOST/'])(
  'given %s, then it is safe',
  (url) => {
    expect(isSafeUrl(url)).toBe(true);
  },
);

it.each([
  'http://a.example',
  'http://localhost.example',
  'ftp://localhost',
  'https://name@a.example',
  'https://:word@a.example',
  'http://name:word@localhost',
  'a.example',
  '',
])('given "%s", then it is not', (url) => {
  expect(isSafeUrl(url)).toBe(false);
});
