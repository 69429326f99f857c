/**
 * What one actor may use. Seen to fail: with zero taken, with a million refused or one more taken, and with one
 * quota read from the setting of another.
 */
import { describe, expect, it } from '@jest/globals';

import { DEFAULT_QUOTAS, quotasIn, type QuotaConfig } from './quota-config.js';
import { settingsOf } from './testing/settings.js';

const SETTINGS: Readonly<Record<keyof QuotaConfig, string>> = {
  requests: 'WIJKSPOOR_QUOTA_REQUESTS',
  uploads: 'WIJKSPOOR_QUOTA_UPLOADS',
  sockets: 'WIJKSPOOR_QUOTA_SOCKETS',
  subscriptions: 'WIJKSPOOR_QUOTA_SUBSCRIPTIONS',
  recomputations: 'WIJKSPOOR_QUOTA_RECOMPUTATIONS',
};
const NAMES = Object.keys(SETTINGS) as (keyof QuotaConfig)[];

describe('given settings of quotas', () => {
  it('when there are none, then each has its default', () => {
    expect(settingsOf({}, quotasIn)).toEqual({ found: DEFAULT_QUOTAS, wrong: [] });
    expect(Object.keys(DEFAULT_QUOTAS).sort()).toEqual([...NAMES].sort());
  });

  it.each(NAMES)(
    'when that of %s is set, then it is what it says, and the others are as they were',
    (name) => {
      expect(settingsOf({ [SETTINGS[name]]: '7' }, quotasIn).found).toEqual({ ...DEFAULT_QUOTAS, [name]: 7 });
    },
  );

  it.each(['1', '999999', '1000000'])('then %s is one', (text) => {
    const { found, wrong } = settingsOf({ [SETTINGS.sockets]: text }, quotasIn);
    expect([found.sockets, wrong]).toEqual([Number(text), []]);
  });

  it.each(['0', '01', '-1', '1.5', '1000001', '10000000', '1e3', ' 1', 'x'])('then "%s" is none', (text) => {
    expect(settingsOf({ [SETTINGS.sockets]: text }, quotasIn).wrong).toEqual([SETTINGS.sockets]);
  });

  it('when several are wrong, then each is told', () => {
    const wrong = Object.fromEntries(NAMES.map((name) => [SETTINGS[name], 'x']));
    expect(settingsOf(wrong, quotasIn).wrong).toEqual(NAMES.map((name) => SETTINGS[name]));
  });
});
