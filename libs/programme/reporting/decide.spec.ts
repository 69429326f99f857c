import { describe, test } from '@jest/globals';
import type { EventData } from '../corrections/evolve.js';
import { given, officeEvent } from '../testing/decider-specification.js';

let posted = 0;
const office = (name: string, data: EventData) => officeEvent(`e${++posted}`, name, data);
const target = { kpi: '1.1', scope: 'GM0344', byDate: '2027-12-31', value: 900 };
const definition = {
  code: '1.5',
  version: 2,
  parameters: [{ name: 'withinDays', number: 60 }],
  validFrom: '2026-01-01',
  reason: 'korter',
};

describe('targets', () => {
  test('are set once and revised afterwards', () => {
    given().when(office('TargetSet', target)).thenAccepted();
    given(office('TargetSet', target))
      .when(office('TargetRevised', { ...target, value: 800, reason: 'later' }))
      .thenAccepted();
    given(office('TargetSet', target)).when(office('TargetSet', target)).thenRejected('TARGET_ALREADY_SET');
    given()
      .when(office('TargetRevised', { ...target, reason: 'later' }))
      .thenRejected('TARGET_NOT_SET');
  });

  test('are for a period or up to a day, one of the two', () => {
    given()
      .when(office('TargetSet', { ...target, period: '2026' }))
      .thenRejected('PERIOD_OR_DAY');
    given()
      .when(office('BaselineSet', { kpi: '1.1', scope: 'NL', value: 3 }))
      .thenRejected('PERIOD_OR_DAY');
  });

  test('form a tree: national over municipal over neighbourhood, of one KPI', () => {
    const derived = office('TargetSet', { ...target, derivedFromTargetId: 'ouder' });
    given()
      .when(derived, { parentTarget: { kpi: '1.1', scope: 'NL' } })
      .thenAccepted();
    given()
      .when(derived, { parentTarget: { kpi: '1.1', scope: 'utrecht-overvecht' } })
      .thenRejected('TARGET_TREE');
    given()
      .when(derived, { parentTarget: { kpi: '1.2', scope: 'NL' } })
      .thenRejected('TARGET_TREE');
    given().when(derived, { parentTarget: 'unknown' }).thenRejected('ENTRY_UNKNOWN');
  });
});

describe('definitions', () => {
  const known = { parameters: { withinDays: 90 } };

  test('follow version by version, with parameters that the KPI has', () => {
    given().when(office('KpiDefinitionPublished', definition), known).thenAccepted();
    given(office('KpiDefinitionPublished', definition))
      .when(office('KpiDefinitionPublished', { ...definition, version: 3 }), known)
      .thenAccepted();
    given()
      .when(office('KpiDefinitionPublished', { ...definition, version: 3 }), known)
      .thenRejected('VERSION_ORDER');
    given()
      .when(office('KpiDefinitionPublished', definition), { parameters: 'unknown' })
      .thenRejected('UNKNOWN_KPI');
    const other = { ...definition, parameters: [{ name: 'withinMonths', number: 3 }] };
    given().when(office('KpiDefinitionPublished', other), known).thenRejected('UNKNOWN_CODE');
    const list = { ...definition, parameters: [{ name: 'withinDays', codes: ['A'] }] };
    given().when(office('KpiDefinitionPublished', list), known).thenRejected('REQUIRED');
  });

  test('are never corrected or retracted', () => {
    const published = office('KpiDefinitionPublished', definition);
    given(published)
      .when(office('EntryRetracted', { entryId: published.entryId, reason: 'OTHER' }))
      .thenRejected('NEVER_CORRECTED');
  });
});
