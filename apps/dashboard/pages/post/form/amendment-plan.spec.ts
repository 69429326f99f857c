import { expect, it } from '@jest/globals';
import { amendmentPlan, type Amendment } from './amendment-plan.ts';

const field = (name: string) => ({
  name,
  kind: 'text',
  required: false,
  list: false,
  codes: [],
  known: [],
  course: null,
  fields: [],
});
const type = (...names: readonly string[]) => ({ fields: names.map(field) }) as never;

/** Seen to fail: without basedOn. */
it.each<Amendment>(['EntryCorrected', 'EntryRetracted', 'EntryReinstated'])(
  'given the form of %s, then what is posted names the version that was seen',
  (amendment) => {
    const plan = amendmentPlan({
      amendment,
      own: type('channel'),
      by: type('entryId', 'basedOn', 'reason', 'reasonText'),
      entryId: 'e-1',
      version: 'v-2',
      data: { channel: 'LETTER' },
    });
    expect(plan.fields({}).map(({ name }) => name)).not.toContain('basedOn');
    expect(
      plan.data({ reason: 'OTHER', ...(amendment === 'EntryCorrected' ? { channel: 'PHONE' } : {}) }),
    ).toEqual({
      entryId: 'e-1',
      basedOn: 'v-2',
      reason: 'OTHER',
      ...(amendment === 'EntryCorrected' ? { replacement: { channel: 'PHONE' } } : {}),
    });
  },
);
