import { useState, type ReactNode } from 'react';
import type { EventType } from '../../../graphql/entries.ts';
import { useText } from '../../../intl/use-text.tsx';
import { submitting } from '../../../parts/field.tsx';
import { isSamePlace, type Place } from '#libs/programme';
import { FaultSummary } from './fault-summary.tsx';
import { FieldInput } from './field-input.tsx';
import type { FormValues } from './field-values.ts';
import { keepable } from './keepable.ts';
import type { FormPlan } from './form-field.ts';
import { FormTypeProvider } from './form-type.ts';
import { ReceiptView } from './receipt-view.tsx';
import { Review } from './review.tsx';
import { useEventForm } from './use-event-form.ts';

interface Props {
  readonly type: EventType;
  readonly plan: FormPlan;
  /** Where the fields are in the data that is posted. */
  readonly base?: Place;
  /** The entry that what is posted is about, when it is about another, and what it says now. */
  readonly entryId?: string;
  /** Of that entry: a draft that was begun on another version of it is not put over this one. */
  readonly version?: string;
  readonly before?: Readonly<Record<string, unknown>>;
  /** Name of the type whose fields are asked, when that is another than the one posted. */
  readonly asks?: string;
  /** What it is about, when that was chosen before the form was opened. */
  readonly about?: string | undefined;
}

/**
 * Fill in, check what was filled in, post, keep the receipt; then another like it, which begins with what was filled
 * in.
 */
export function EventForm(props: Props): ReactNode {
  const [again, setAgain] = useState<{ readonly count: number; readonly values: FormValues }>();
  const plan = again ? { ...props.plan, initial: again.values } : props.plan;
  return (
    <FormTypeProvider value={props.asks ?? props.type.name}>
      <OneEvent
        key={again?.count ?? 0}
        {...props}
        plan={plan}
        again={(values) => setAgain((now) => ({ count: (now?.count ?? 0) + 1, values }))}
      />
    </FormTypeProvider>
  );
}

const IN_DATA: Place = ['data'];

function OneEvent({
  type,
  plan,
  base = IN_DATA,
  entryId,
  version,
  before,
  about,
  again,
}: Props & { readonly again: (values: FormValues) => void }): ReactNode {
  const { t, say } = useText();
  const form = useEventForm(type, plan, base, {
    form: [type.name, entryId ?? about].filter((part) => part !== undefined).join(':'),
    version,
  });
  const [last, setLast] = useState<FormValues>({});
  const { fields, values, faults, busy } = form;
  if (form.receipt)
    return (
      <ReceiptView
        receipt={form.receipt}
        type={type}
        entryId={entryId}
        again={entryId === undefined ? () => again(last) : undefined}
      />
    );
  if (form.step === 'check')
    return (
      <Review
        fields={fields}
        data={form.filled}
        before={before}
        warnings={form.warnings}
        busy={busy}
        back={form.back}
        post={() => {
          setLast(keepable(fields, values));
          void form.post();
        }}
      />
    );
  return (
    <>
      {faults.length > 0 && (
        <FaultSummary title={t('form.faultsTitle', { count: faults.length })} faults={faults} />
      )}
      {form.outdated && (
        <p className="notice care" role="status">
          {t('form.outdated')}
        </p>
      )}
      {form.restored && (
        <p className="notice row between" role="status">
          {t('form.restored')}
          <button type="button" onClick={form.clear}>
            {t('form.startAgain')}
          </button>
        </p>
      )}
      <form className="form panel" noValidate aria-label={say(type.label)} onSubmit={submitting(form.check)}>
        {fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            place={[field.name]}
            value={values[field.name]}
            set={(value) => form.set(field.name, value)}
            faultAt={(place) => faults.find((fault) => fault.place && isSamePlace(fault.place, place))?.text}
          />
        ))}
        <div>
          <button className="primary" disabled={busy}>
            {t(busy ? 'form.checking' : 'form.check')}
          </button>
        </div>
      </form>
    </>
  );
}
