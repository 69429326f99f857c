import { describe, expect, it } from '@jest/globals';
import { event, given } from '../testing/decider-specification.js';

const remembered = (layout: unknown) =>
  event('a', 'FileLayoutRemembered', {
    fingerprint: '0'.repeat(64),
    layout: typeof layout === 'string' ? layout : JSON.stringify(layout),
  });
const LAYOUT = {
  types: ['HouseholdReached', 'HelpAccepted'],
  columns: { 'datum bezoek': { to: 'occurredOn' }, hb: { to: 'channel', values: { hb: 'HOME_VISIT' } } },
  fixed: { neighbourhoodId: 'duindorp' },
};

describe('a layout of a file', () => {
  it('is remembered as it is, by a partner and the office alike', () => {
    const asked = remembered(LAYOUT);
    expect(given().when(asked).thenAccepted()).toEqual(asked);
    given()
      .when({ ...asked, by: { role: 'partner', partnerId: 'duindorp' } })
      .thenAccepted();
    given()
      .when(remembered({ ...LAYOUT, columns: { postcode: { to: 'postcode' }, nr: { to: 'reference' } } }))
      .thenAccepted();
  });

  // Seen to fail: with whatIsWrong answering undefined all of these are remembered.
  it.each([
    ['no JSON', '{'],
    ['no object', '[1]'],
    ['no types', { ...LAYOUT, types: [] }],
    ['a type that is not there', { ...LAYOUT, types: ['HouseholdReached', 'Iets'] }],
    ['no columns', { types: LAYOUT.types, fixed: {} }],
    ['nothing in it', { ...LAYOUT, columns: {}, fixed: {} }],
    ['a field that no type of it has', { ...LAYOUT, columns: { x: { to: 'dwellings' } } }],
    ['a column that goes nowhere', { ...LAYOUT, columns: { x: 3 } }],
    ['a fixed value of no field', { ...LAYOUT, fixed: { constructor: 'x' } }],
  ])('with %s is refused', (_what, layout) => {
    given().when(remembered(layout)).thenRejected('LAYOUT_UNREADABLE');
  });
});
