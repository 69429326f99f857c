import { describe, expect, it } from '@jest/globals';
import { PROTECTION_1 } from '#libs/disclosure';
import { EffectiveEntries, editionsAt, FactStore } from '#libs/indicators';
import { PROTECTION_FLOOR, PROTECTION_METHOD, type EventData, type EventName } from '#libs/programme';
import { rulesAt, rulesInForce, rulesOfEdition } from './protection-rules.js';

/** What is known after some events of the office, one after another. */
function given(...events: readonly (readonly [typeName: EventName, data: EventData])[]): EffectiveEntries {
  const facts = new FactStore();
  events.forEach(([typeName, data], i) =>
    facts.add({
      ...{ typeName, entryId: `e${i}`, entryPosition: i + 1, from: i + 1, day: 0, values: [data] },
      ...{ partnerId: undefined, neighbourhoodId: undefined, naturalKey: undefined },
    }),
  );
  return new EffectiveEntries(facts, events.length);
}
const rules = (version: number, changed: EventData = {}) =>
  [
    'ProtectionRulesPublished',
    { method: PROTECTION_METHOD, version, ...PROTECTION_FLOOR, reason: 'r', ...changed },
  ] as const;
const edition = (n: number, more: EventData = {}) =>
  [
    'ReportEditionPublished',
    { editionId: `2025-H1-${n}`, period: '2025-H1', asOfPosition: '1', ...more },
  ] as const;
const versionsOf = (entries: EffectiveEntries) =>
  editionsAt(entries).map((one) => rulesOfEdition(entries, one).version);

describe('the rules by which editions are protected', () => {
  // Seen to fail: with 8 for the floor's hideUpTo.
  it('begin with those of the method, which are the floor of every later version', () => {
    expect(rulesInForce(given())).toEqual({ version: 1, rules: PROTECTION_1 });
    expect(rulesAt(given(rules(2))).at(-1)).toEqual({ version: 2, rules: PROTECTION_1 });
  });

  it('are the last ones published, each with what it says', () => {
    const entries = given(
      rules(2, { hideUpTo: 9 }),
      rules(3, { hideUpTo: 9, base: 10, keep: 9, fteBase: 2 }),
    );
    expect(rulesInForce(entries)).toEqual({
      version: 3,
      rules: {
        ...PROTECTION_1,
        ...{ hideUpTo: 9, base: 10, keep: 9 },
        sumBases: { ...PROTECTION_1.sumBases, 'person:fte': 2 },
      },
    });
  });

  // Seen to fail: with the version that the edition itself pins the fourth has version 1 again.
  it('are those that an edition pins, and never older than those of one before it', () => {
    const entries = given(
      edition(1),
      rules(2, { hideUpTo: 9 }),
      edition(2),
      edition(3, { protectionVersion: 2 }),
      edition(4),
    );
    expect(versionsOf(entries)).toEqual([1, 1, 2, 2]);
  });

  it('must be there', () => {
    expect(() => versionsOf(given(edition(1, { protectionVersion: 7 })))).toThrow(RangeError);
  });
});
