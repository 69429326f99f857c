/**
 * What each setting that stands by itself must look like, at its bounds. Seen to fail: with a bound one off, with a
 * pattern that holds for a part of the text, and with one character less of a secret.
 */
import { describe, expect, it } from '@jest/globals';

import { checkForms, checkSecret } from './config-forms.js';
import { settingsOf } from './testing/settings.js';

const wrongIn = (settings: Readonly<Record<string, string>>) => settingsOf(settings, checkForms).wrong;

describe('given a setting that stands by itself', () => {
  it.each<readonly [setting: string, right: readonly string[], wrong: readonly string[]]>([
    [
      'WIJKSPOOR_STORE',
      ['sqlite:log.db', 'memory:', 'kurrentdb://a', 'esdb+discover://a:1?tls=true'],
      ['sqlite:', 'memory:x', 'kurrentdb:a', 'postgres://a', 'a sqlite:log.db'],
    ],
    ['PORT', ['0', '3000', '65535'], ['65536', '-1', '1e3', '080000', 'x']],
    ['WIJKSPOOR_METRICS_PORT', ['9464'], ['65536']],
    ['WIJKSPOOR_DEMO', ['0', '1'], ['2', 'true', '10']],
    ['WIJKSPOOR_OIDC_ISSUER', ['https://i.example', 'http://localhost:1'], ['http://i.example', 'i']],
    [
      'WIJKSPOOR_OIDC_JWKS_URI',
      ['https://i.example/keys'],
      ['http://i.example/keys', 'https://a:b@i.example'],
    ],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', ['http://collector:4318', 'https://c'], ['collector:4318', 'ftp://c']],
    ['WIJKSPOOR_SHUTDOWN_PAUSE', ['0', '99'], ['100', '-1', '1.5']],
    ['WIJKSPOOR_ACCESS_ROWS', ['100', '999999999'], ['99', '0100', '1000000000']],
    ['WIJKSPOOR_KEY_FINGERPRINT', ['AB12-CD34'], ['ab12-cd34', 'AB12CD34', 'AB12-CD345']],
    ['LOG_LEVEL', ['silent', 'trace'], ['INFO', 'verbose']],
  ])('%s may be %j, and not %j', (setting, right, wrong) => {
    for (const text of right) expect([text, wrongIn({ [setting]: text })]).toEqual([text, []]);
    for (const text of wrong) expect([text, wrongIn({ [setting]: text })]).toEqual([text, [setting]]);
  });

  it('when it is absent, then there is nothing to complain of', () => {
    expect(wrongIn({})).toEqual([]);
  });
});

it.each<readonly [secret: string | undefined, wrong: readonly string[]]>([
  [undefined, ['S']],
  ['x'.repeat(31), ['S']],
  ['x'.repeat(32), []],
])('given the secret %s, then %j is told', (secret, wrong) => {
  expect(settingsOf({}, (_, complain) => checkSecret('S', secret, complain)).wrong).toEqual(wrong);
});
