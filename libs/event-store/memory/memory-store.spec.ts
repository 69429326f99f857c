import { testAgainstModel } from '../../../test/conformance/event-store-model.js';
import { describeEventStore } from '../../../test/conformance/event-store-suite.js';
import { describeKeyVault } from '../../../test/conformance/key-vault-suite.js';
import { openMemoryStore } from './memory-store.js';
import { openMemoryVault } from './memory-vault.js';

const factory = {
  create: async (clock?: () => number) => openMemoryStore(clock === undefined ? {} : { clock }),
};

describeEventStore('memory', factory);
testAgainstModel('memory', factory, 200);
describeKeyVault('memory', { create: async () => openMemoryVault() });
