import { afterAll, beforeAll } from '@jest/globals';

import { testAgainstModel } from '../../../test/conformance/event-store-model.js';
import { describeEventStore } from '../../../test/conformance/event-store-suite.js';
import { testCluster, type TestCluster } from '../../../test/support/kurrentdb-url.js';
import type { StoreClock } from '../event-store.js';
import { openDatabase } from '../sql/driver.js';
import { openKurrentStore } from './kurrent-store.js';

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
afterAll(() => cluster.stop());

/** A log of its own for each store, all on one server: the one at KURRENTDB_URL, or the test server. */
const factory = {
  create: (clock: StoreClock = Date.now) =>
    openKurrentStore({ setting: cluster.newLog(), mirror: openDatabase(':memory:'), clock }),
};

describeEventStore('kurrentdb', factory);
testAgainstModel('kurrentdb', factory, 25);
