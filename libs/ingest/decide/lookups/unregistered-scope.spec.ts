/** A scope that is not registered. Seen to fail: with NL asked for, and with any type that has a scope. */
import { expect, it } from '@jest/globals';

import { describeFault, OFFICE } from '../../testing/ingest-fixture.js';
import { itemOf, openLooking } from '../../testing/looking.js';
import { UNREGISTERED_SCOPE } from './unregistered-scope.js';

const areas = () => [{ id: 'duindorp', names: ['Duindorp'] }];

it.each([
  ['TargetSet', 'duindrop', ['SCOPE_NOT_REGISTERED /data/scope']],
  ['BaselineSet', 'elders', ['SCOPE_NOT_REGISTERED /data/scope']],
  ['TargetSet', 'duindorp', []],
  ['TargetSet', 'NL', []],
  ['QuestionAsked', 'elders', []],
] as const)('given %s of %s then it is warned of %j', async (name, scope, told) => {
  const { warned } = await openLooking(UNREGISTERED_SCOPE, { areas });
  expect((await warned([itemOf(name, { scope }, OFFICE)])).map(describeFault)).toEqual(told);
});

it('given nobody to ask then nobody is warned', async () => {
  const { warned } = await openLooking(UNREGISTERED_SCOPE);
  expect(await warned([itemOf('TargetSet', { scope: 'elders' }, OFFICE)])).toEqual([]);
});
