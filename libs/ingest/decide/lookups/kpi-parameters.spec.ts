/** What a KPI has to set. Seen to fail: with the code of a definition read as that of a target, and the other way. */
import { expect, it } from '@jest/globals';

import { OFFICE } from '../../testing/ingest-fixture.js';
import { itemOf, openLooking } from '../../testing/looking.js';
import { KPI_PARAMETERS } from './kpi-parameters.js';

const days = { days: 30 } as const;
const kpiParameters = (code: string) => (code === '1.1' ? days : undefined);

it.each([
  ['KpiDefinitionPublished', { code: '1.1', kpi: '9.9' }, { parameters: days }],
  ['KpiDefinitionPublished', { code: '9.9' }, { parameters: 'unknown' }],
  ['TargetSet', { kpi: '1.1', code: '9.9' }, { parameters: days }],
  ['BaselineSet', { kpi: '9.9' }, { parameters: 'unknown' }],
] as const)('given %s of %j then its decider is told %j', async (name, data, told) => {
  const { known } = await openLooking(KPI_PARAMETERS, { kpiParameters });
  expect(await known([itemOf(name, data, OFFICE)])).toEqual(told);
});

it('given nobody to ask, or no KPI, then nothing is told', async () => {
  const { known } = await openLooking(KPI_PARAMETERS);
  expect(await known([itemOf('TargetSet', { kpi: '1.1' }, OFFICE)])).toEqual({});
  const asked = await openLooking(KPI_PARAMETERS, { kpiParameters });
  expect(await asked.known([itemOf('TargetSet', {}, OFFICE)])).toEqual({});
});
