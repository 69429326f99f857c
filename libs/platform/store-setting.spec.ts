import { describe, expect, it } from '@jest/globals';
import { filePathOf, isKurrentSetting, isStoreSetting } from './store-setting.js';

// Seen to fail: with `+discover` left out, with a file without a path let in, and with the first colon cut at.
describe('given a setting of a log', () => {
  it.each<readonly [setting: string, path: string | undefined, cluster: boolean, right: boolean]>([
    ['sqlite:./data/wijkspoor.db', './data/wijkspoor.db', false, true],
    ['sqlite:C:\\data\\sqlite:.db', 'C:\\data\\sqlite:.db', false, true],
    ['sqlite::memory:', ':memory:', false, true],
    ['sqlite:', '', false, false],
    ['memory:', undefined, false, true],
    [':memory:', undefined, false, false],
    ['memory:x', undefined, false, false],
    ['./data/wijkspoor.db', undefined, false, false],
    [' sqlite:x', undefined, false, false],
    ['esdb://host:2113/log', undefined, true, true],
    ['esdb+discover://a,b', undefined, true, true],
    ['kurrentdb://host', undefined, true, true],
    ['kurrentdb+discover://host', undefined, true, true],
    ['kurrentdb://', undefined, true, false],
    ['kurrentdb:host', undefined, false, false],
    ['postgres://host', undefined, false, false],
    ['', undefined, false, false],
  ])('"%s" names the file %s, on a cluster: %s, can be used: %s', (setting, path, cluster, right) => {
    expect(filePathOf(setting)).toBe(path);
    expect(isKurrentSetting(setting)).toBe(cluster);
    expect(isStoreSetting(setting)).toBe(right);
  });
});
