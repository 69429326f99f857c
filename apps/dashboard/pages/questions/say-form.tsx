import { useState, type ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { Field, Options, submitting } from '../../parts/field.tsx';
import { Failure } from '../../parts/states.tsx';
import { usePartnerName } from '../../session/use-programme.tsx';
import { useSay, type Message } from './use-say.ts';

interface Props {
  readonly kind: 'ask' | 'answer';
  readonly about: Omit<Message, 'message'>;
  /** To choose from, for who asks and has not said whom. */
  readonly partners?: readonly string[];
}

/** One field and one button: a question, or an answer to one. */
export function SayForm({ kind, about, partners }: Props): ReactNode {
  const { t } = useText();
  const partnerName = usePartnerName();
  const { say, busy, error } = useSay();
  const [message, setMessage] = useState('');
  const [whom, setWhom] = useState('');
  const chosen = partners ? whom : about.partnerId;
  const send = async (): Promise<void> => {
    const done = await say(kind, {
      ...about,
      ...(chosen ? { partnerId: chosen } : {}),
      message: message.trim(),
    });
    if (done) setMessage('');
  };
  return (
    <form className="form no-print" onSubmit={submitting(send)}>
      {partners && (
        <Field label={t('question.whom')}>
          {(tied) => (
            <div>
              <select {...tied} required value={whom} onChange={({ target }) => setWhom(target.value)}>
                <Options of={partners.map((each) => [each, partnerName(each)])} any={t('form.choose')} />
              </select>
            </div>
          )}
        </Field>
      )}
      <Field label={t(`question.${kind}Label`)} hint={t('question.hint')}>
        {(tied) => (
          <textarea
            {...tied}
            rows={2}
            maxLength={2000}
            required
            value={message}
            onChange={({ target }) => setMessage(target.value)}
          />
        )}
      </Field>
      {error && <Failure error={error} />}
      <div>
        <button disabled={busy || message.trim() === '' || (partners !== undefined && whom === '')}>
          {t(busy ? 'form.busy' : `question.${kind}`)}
        </button>
      </div>
    </form>
  );
}
