import { useId, useState, type ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { Failure } from '../../parts/states.tsx';
import { usePartnerName } from '../../session/use-programme.tsx';
import { useSay, type Said } from './use-say.ts';

interface Props {
  readonly kind: 'ask' | 'answer';
  readonly about: Omit<Said, 'message'>;
  /** To choose from, for who asks and has not said whom. */
  readonly partners?: readonly string[];
}

/** One field and one button: a question, or an answer to one. */
export function SayForm({ kind, about, partners }: Props): ReactNode {
  const { t } = useText();
  const id = useId();
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
    <form
      className="form no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {partners && (
        <div className="field">
          <label htmlFor={`${id}-p`}>{t('question.whom')}</label>
          <div>
            <select id={`${id}-p`} required value={whom} onChange={({ target }) => setWhom(target.value)}>
              <option value="">{t('form.choose')}</option>
              {partners.map((each) => (
                <option key={each} value={each}>
                  {partnerName(each)}
                </option>
              ))}
            </select>
          </div>
        </div>
      )}
      <div className="field">
        <label htmlFor={id}>{t(`question.${kind}Label`)}</label>
        <p className="hint" id={`${id}-h`}>
          {t('question.hint')}
        </p>
        <textarea
          id={id}
          rows={2}
          maxLength={2000}
          required
          aria-describedby={`${id}-h`}
          value={message}
          onChange={({ target }) => setMessage(target.value)}
        />
      </div>
      {error && <Failure error={error} />}
      <div>
        <button disabled={busy || message.trim() === '' || (partners !== undefined && whom === '')}>
          {t(busy ? 'form.busy' : `question.${kind}`)}
        </button>
      </div>
    </form>
  );
}
