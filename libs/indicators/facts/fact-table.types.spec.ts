import { expect, it } from '@jest/globals';
import type { EffectiveEntries } from './effective-entries.js';
import type { FactTable } from './fact-table.js';
import type { MeasureContext } from '../measure-context.js';
import { rowsBy } from './by-key.js';
import type { Linkage } from '../registers/linkages.js';
import { lastText, type LifeCycleInstance } from '../registers/life-cycle.js';

/** Compiled by every check of types: a line that is expected to be an error and is none fails that check. */
it('a column that a type does not keep does not compile, in KPIs, registers and findings alike', () => {
  const kpi = (context: MeasureContext) => {
    context.each('HelpAccepted', (row, table) => {
      table.column('householdKey').at(row);
      // @ts-expect-error misspelt
      table.column('householdKye').at(row);
      // @ts-expect-error a column of another type
      table.column('lengthM').at(row);
      // @ts-expect-error codes of what is no column
      return table.codes('helpKinds');
    });
    // @ts-expect-error the first of a column it does not keep
    context.firsts('HelpAccepted', 'dwellingKey');
    // @ts-expect-error no such type
    context.rows('HelpAcepted');
  };
  const facts = (entries: EffectiveEntries, table: FactTable, instance: LifeCycleInstance) => [
    // @ts-expect-error rows by a column it does not keep
    rowsBy(entries, 'PlacementEnded', 'trainingId'),
    // @ts-expect-error misspelt
    entries.all('PlacementEnded').table.column('placementID'),
    // @ts-expect-error a column of no type
    table.column('householdKye'),
    // @ts-expect-error a text of no type
    lastText(instance, 'tilte'),
  ];
  expect([kpi, facts]).toHaveLength(2);
});

it('a state that a life cycle does not have does not compile', () => {
  const states = ({ instance }: Linkage) => [
    instance.state.state === 'MISSED',
    // @ts-expect-error misspelt
    instance.state.state === 'MISED',
    // @ts-expect-error a state of another life cycle
    instance.steps.filter(({ kind }) => kind.state === 'REPORTED'),
  ];
  expect(states).toBeInstanceOf(Function);
});
