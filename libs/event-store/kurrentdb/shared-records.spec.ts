import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { testCluster, type TestCluster } from '../../../test/support/kurrentdb-url.js';
import { openKurrentRecords } from './shared-records.js';

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
afterAll(() => cluster.stop());

// Seen to fail: without the metadata of the stream written.
it('records that were let go of are not read again, and the next one is added behind the last', async () => {
  const records = await openKurrentRecords({ setting: cluster.newLog(), name: 'kladjes' });
  for (let i = 0; i < 5; i++) expect(await records.add(i - 1, { i })).toBe(true);
  await records.letGo(2);
  await records.letGo(3);
  expect(await records.since(-1)).toEqual([
    { revision: 3, data: { i: 3 } },
    { revision: 4, data: { i: 4 } },
  ]);
  expect(await records.add(4, { i: 5 })).toBe(true);
  expect((await records.since(4)).map(({ revision }) => revision)).toEqual([5]);
  await records.close();
});
