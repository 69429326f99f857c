import type { EventType } from '../../../graphql/entries.ts';
import type { EventTypeName } from '../../../graphql/tada.ts';
import { valuesOf } from './field-values.ts';
import type { FormField, FormPlan } from './form-field.ts';

export type Amendment = Extract<EventTypeName, 'EntryCorrected' | 'EntryRetracted' | 'EntryReinstated'>;

/** Reasons that make sense of an act; the server knows one list for all. */
const REASONS: Readonly<Record<Amendment, readonly string[]>> = {
  EntryCorrected: ['WRONG_VALUE', 'WRONG_AREA', 'WRONG_DATE', 'WRONG_SUBJECT', 'DEFINITION', 'OTHER'],
  EntryRetracted: [
    'DUPLICATE',
    'DID_NOT_HAPPEN',
    'WRONG_SUBJECT',
    'CONSENT_WITHDRAWN',
    'DEFINITION',
    'OTHER',
  ],
  EntryReinstated: ['OTHER'],
};

interface About {
  readonly amendment: Amendment;
  /** Type of the entry, and of the amendment. */
  readonly own: EventType;
  readonly by: EventType;
  readonly entryId: string;
  /** Id of the event that last said something of it, when the form was opened. */
  readonly version: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * The form of a correction (the entry's own fields and a reason), a withdrawal or a reinstatement (a reason). It is
 * based on what was seen: what somebody else changed meanwhile is not written over, the server refuses it.
 */
export function amendmentPlan({ amendment, own, by, entryId, version, data }: About): FormPlan {
  const content = amendment === 'EntryCorrected' ? (own.fields as readonly FormField[]) : [];
  const reasons = (by.fields as readonly FormField[])
    .filter(({ name }) => name === 'reason' || name === 'reasonText')
    .map((field) => reasonField(field, amendment));
  const fields = [...content.map(renamed), ...reasons];
  return {
    fields: () => fields,
    initial: {
      ...(amendment === 'EntryCorrected' ? renamedValues(valuesOf(content, data)) : {}),
      ...(amendment === 'EntryReinstated' ? { reason: 'OTHER' } : {}),
    },
    data: ({ reason, reasonText, ...rest }) => ({
      entryId,
      basedOn: version,
      reason,
      ...(reasonText === undefined ? {} : { reasonText }),
      ...(amendment === 'EntryCorrected' ? { replacement: unrenamed(rest) } : {}),
    }),
  };
}

/** Reinstating has no reason of the list: it is said in words. */
function reasonField(field: FormField, amendment: Amendment): FormField {
  if (field.name === 'reasonText')
    return amendment === 'EntryReinstated' ? { ...field, required: true } : field;
  const codes = field.codes.filter(({ code }) => REASONS[amendment].includes(code));
  return { ...field, codes };
}

/** An entry may have a `reason` of its own beside that of its correction. */
const OWN = 'own:';
const clash = (name: string): boolean => name === 'reason' || name === 'reasonText';
const renamed = (field: FormField): FormField =>
  clash(field.name) ? { ...field, name: `${OWN}${field.name}` } : field;
const renamedValues = <Value>(values: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [clash(name) ? `${OWN}${name}` : name, value]),
  );
const unrenamed = (data: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name.startsWith(OWN) ? name.slice(OWN.length) : name,
      value,
    ]),
  );
