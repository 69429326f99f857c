import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isWithin, parsePointer, type Place } from '#libs/programme';
import type { EventType } from '../../../graphql/entries.ts';
import { ApiError, isSignedOut } from '../../../graphql/request.ts';
import type { PlacedFault, Receipt } from '../../../api/rest.ts';
import { usePostEvent, type EventToPost } from '../../../api/use-post-event.ts';
import { useText, type Text } from '../../../intl/use-text.tsx';
import type { ShownFault } from './fault-summary.tsx';
import { fieldName } from './field-input.tsx';
import { dataOf, innerFields, type FormFault, type FormValues } from './field-values.ts';
import type { FormField, FormPlan } from './form-field.ts';
import { useDraft, type Draft } from './use-draft.ts';

export interface EventFormState extends Pick<Draft, 'values' | 'restored' | 'outdated' | 'clear'> {
  readonly fields: readonly FormField[];
  readonly set: (name: string, value: FormValues[string]) => void;
  readonly faults: readonly ShownFault[];
  readonly step: 'fill' | 'check';
  readonly busy: boolean;
  /** What is about to be recorded, field by field. */
  readonly filled: Record<string, unknown>;
  /** What the server remarked when it was asked beforehand. */
  readonly warnings: readonly PlacedFault[];
  readonly receipt: Receipt | undefined;
  readonly check: () => Promise<void>;
  readonly back: () => void;
  readonly post: () => Promise<void>;
}

/**
 * The steps of a form: fill in, have it checked by the server, record once. `base`: where the fields are in the data
 * posted.
 */
export function useEventForm(
  type: EventType,
  plan: FormPlan,
  base: Place,
  draft: { readonly form: string; readonly version: string | undefined },
): EventFormState {
  const text = useText();
  const { rehearse, record } = usePostEvent();
  const client = useQueryClient();
  const kept = useDraft(draft.form, draft.version, plan.initial, plan.fields);
  const { values, set, clear } = kept;
  const [faults, setFaults] = useState<readonly ShownFault[]>([]);
  const [warnings, setWarnings] = useState<readonly PlacedFault[]>([]);
  /** Made once: posting again after a failed connection gives the same receipt and stores nothing twice. */
  const [id] = useState(() => `formulier-${crypto.randomUUID()}`);
  const [step, setStep] = useState<'fill' | 'check'>('fill');
  const [busy, setBusy] = useState(false);
  const [receipt, setReceipt] = useState<Receipt>();
  const fields = plan.fields(values);
  const { data: filled, faults: typed } = dataOf(fields, values);

  const event = (): EventToPost => ({ id, type: type.type, data: plan.data(filled) });
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      setStep('fill');
      setFaults(refusals(error, base, fields, text));
    } finally {
      setBusy(false);
    }
  };
  return {
    ...kept,
    ...{ fields, faults, step, busy, filled, warnings, receipt },
    set: (name, value) => set((now) => ({ ...now, [name]: value })),
    clear: () => {
      setFaults([]);
      clear();
    },
    back: () => setStep('fill'),
    check: async () => {
      setFaults(typed.map((fault) => shown(fault, fields, text)));
      if (typed.length > 0) return;
      await attempt(async () => {
        setWarnings((await rehearse(event())).warnings);
        setStep('check');
      });
    },
    post: () =>
      attempt(async () => {
        const made = await record(event());
        clear();
        setReceipt(made);
        await client.invalidateQueries();
      }),
  };
}

/** The field at a place, or the innermost one around it. */
function fieldAt(fields: readonly FormField[], [name, ...rest]: Place): FormField | undefined {
  const field = fields.find((each) => each.name === name);
  const inner = rest.filter((step) => !/^\d+$/.test(String(step)));
  return field && inner.length > 0 ? (fieldAt(innerFields(field), inner) ?? field) : field;
}

function shown(
  { place, rule, limit, message }: FormFault,
  fields: readonly FormField[],
  { t, say, number }: Text,
): ShownFault {
  const field = fieldAt(fields, place);
  return {
    place,
    text: t(`form.fault.${rule}`, {
      label: field ? fieldName(field, say) : t('form.aField'),
      limit: number(limit ?? 0, 2),
      which: message ? say(message) : '',
    }),
  };
}

/** The API's refusals by the field they are about. */
function refusals(error: unknown, base: Place, fields: readonly FormField[], { t, say }: Text): ShownFault[] {
  if (isSignedOut(error)) return [{ place: undefined, text: t('state.signedOut') }];
  if (!(error instanceof ApiError)) return [{ place: undefined, text: String(error) }];
  if (error.code === 'OFFLINE') return [{ place: undefined, text: t('form.offline') }];
  if (error.faults.length === 0) return [{ place: undefined, text: error.message }];
  return error.faults.map(({ place, rule, message }) => {
    const steps = parsePointer(place);
    const inside = isWithin(steps, base) ? steps.slice(base.length) : [];
    const field = fieldAt(fields, inside);
    if (!field) return { place: undefined, text: say(message) };
    const label = fieldName(field, say);
    return {
      place: inside,
      text: rule === 'REQUIRED' ? t('form.fault.required', { label }) : `${label}: ${say(message)}`,
    };
  });
}
