import { afterAll, beforeAll } from '@jest/globals';

import { testAgainstModel } from '../../../test/conformance/event-store-model.js';
import { describeEventStore } from '../../../test/conformance/event-store-suite.js';
import { KurrentServer } from '../../../test/support/kurrent-server/kurrent-server.js';
import type { StoreClock } from '../event-store.js';
import { openDatabase } from '../sql/driver.js';
import { openKurrentStore } from './kurrent-store.js';

let server: KurrentServer;
let count = 0;
beforeAll(async () => {
  server = await KurrentServer.start();
});
afterAll(() => server.stop());

/** A log of its own for each store, all on one server. */
const factory = {
  create: (clock: StoreClock = Date.now) =>
    openKurrentStore({
      setting: server.url.replace('?', `/log-${(count += 1)}?`),
      mirror: openDatabase(':memory:'),
      clock,
    }),
};

describeEventStore('kurrentdb on the test server', factory);
testAgainstModel('kurrentdb on the test server', factory, 25);
