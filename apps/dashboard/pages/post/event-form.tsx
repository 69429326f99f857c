import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { EventField, EventType } from '../../graphql/entries.ts';
import { ApiError, isSignedOut } from '../../graphql/request.ts';
import { rest, type Receipt } from '../../graphql/rest.ts';
import { useText, type Text } from '../../intl/use-text.tsx';
import { useSession } from '../../session/session.tsx';
import { sourceOf } from '../../session/source.ts';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
import { FaultSummary, type ShownFault } from './fault-summary.tsx';
import { FieldInput } from './field-input.tsx';
import { dataOf, innerFields, type FormFault, type FormValues } from './field-values.ts';
import { ReceiptView } from './receipt-view.tsx';
import { Review } from './review.tsx';

interface Props {
  readonly type: EventType;
  /** Fields to fill in. */
  readonly fields: readonly EventField[];
  readonly initial?: FormValues;
  /** The data to post from what was filled in; the data itself unless told otherwise. */
  readonly dataFor?: (data: Record<string, unknown>) => Record<string, unknown>;
  /** Where the fields are in the data that is posted. */
  readonly base?: string;
  /** The entry that what is posted is about, when it is about another. */
  readonly entryId?: string;
}

/** Fill in, check what was filled in, post, keep the receipt. */
export function EventForm({
  type,
  fields,
  initial = {},
  dataFor = (data) => data,
  base = '/data',
  entryId,
}: Props): ReactNode {
  const text = useText();
  const { t, say, language } = text;
  const { token } = useSession();
  const { partners } = useProgramme();
  const { partnerId } = useRights();
  const client = useQueryClient();
  const [values, setValues] = useState<FormValues>(initial);
  const [faults, setFaults] = useState<readonly ShownFault[]>([]);
  /** Made once: posting again after a failed connection gives the same receipt and stores nothing twice. */
  const [id] = useState(() => `formulier-${crypto.randomUUID()}`);
  const [step, setStep] = useState<'fill' | 'check'>('fill');
  const [busy, setBusy] = useState(false);
  const [receipt, setReceipt] = useState<Receipt>();
  const faultAt = (path: string): string | undefined => faults.find((fault) => fault.path === path)?.text;

  const check = (): void => {
    const answer = dataOf(fields, values);
    const found = answer.faults.map((fault) => shown(fault, fields, text));
    setFaults(found);
    if (found.length === 0) setStep('check');
  };

  const post = async (): Promise<void> => {
    setBusy(true);
    try {
      const oin = partners.find((partner) => partner.partnerId === partnerId)?.oin;
      const made = await rest<Receipt>('/v1/gebeurtenissen', {
        token,
        language,
        method: 'POST',
        headers: { 'content-type': 'application/cloudevents+json' },
        body: JSON.stringify({
          specversion: '1.0',
          id,
          source: sourceOf(partnerId, oin),
          type: type.type,
          data: dataFor(dataOf(fields, values).data),
        }),
      });
      setReceipt(made);
      await client.invalidateQueries();
    } catch (error) {
      setStep('fill');
      setFaults(refusals(error, base, fields, text));
    } finally {
      setBusy(false);
    }
  };

  if (receipt) return <ReceiptView receipt={receipt} type={type} entryId={entryId} />;
  if (step === 'check')
    return (
      <Review
        fields={fields}
        data={dataOf(fields, values).data}
        busy={busy}
        back={() => setStep('fill')}
        post={() => void post()}
      />
    );
  return (
    <>
      {faults.length > 0 && (
        <FaultSummary title={t('form.faultsTitle', { count: faults.length })} faults={faults} />
      )}
      <form
        className="form panel"
        noValidate
        aria-label={say(type.label)}
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        {fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            path={`/${field.name}`}
            value={values[field.name]}
            set={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
            faultAt={faultAt}
          />
        ))}
        <div>
          <button className="primary">{t('form.check')}</button>
        </div>
      </form>
    </>
  );
}

function fieldAt(fields: readonly EventField[], path: string): EventField | undefined {
  const [, name, ...rest] = path.split('/');
  const field = fields.find((each) => each.name === name);
  const inner = rest.filter((each) => !/^\d+$/.test(each));
  return field && inner.length > 0 ? (fieldAt(innerFields(field), `/${inner.join('/')}`) ?? field) : field;
}

function shown(
  { path, rule, limit }: FormFault,
  fields: readonly EventField[],
  { t, say, number }: Text,
): ShownFault {
  const field = fieldAt(fields, path);
  const label = field ? say(field.label) : path;
  return { path, text: t(`form.fault.${rule}`, { label, limit: number(limit ?? 0, 2) }) };
}

/** The API's refusals by the field they are about. */
function refusals(
  error: unknown,
  base: string,
  fields: readonly EventField[],
  { t, say }: Text,
): ShownFault[] {
  if (isSignedOut(error)) return [{ path: undefined, text: t('state.signedOut') }];
  if (!(error instanceof ApiError)) return [{ path: undefined, text: String(error) }];
  if (error.faults.length === 0)
    return [{ path: undefined, text: error.code === 'OFFLINE' ? t('state.offline') : error.message }];
  return error.faults.map(({ place, message }) => {
    const path = place.startsWith(`${base}/`) ? place.slice(base.length) : undefined;
    const field = path === undefined ? undefined : fieldAt(fields, path);
    return {
      path: field ? path : undefined,
      text: field ? `${say(field.label)}: ${say(message)}` : say(message),
    };
  });
}
