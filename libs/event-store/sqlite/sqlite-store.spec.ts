import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll } from '@jest/globals';

import { testAgainstModel } from '../../../test/conformance/event-store-model.js';
import { describeEventStore } from '../../../test/conformance/event-store-suite.js';
import type { StoreClock } from '../event-store.js';
import { openSqliteStore } from './sqlite-store.js';

const root = mkdtempSync(join(tmpdir(), 'wijkspoor-store-'));
let count = 0;
const factory = {
  create: (clock: StoreClock = Date.now) =>
    openSqliteStore({ path: join(root, `${(count += 1)}.db`), clock }),
};
afterAll(() => rmSync(root, { recursive: true, force: true }));

describeEventStore('sqlite', factory);
testAgainstModel('sqlite', factory, 25);
