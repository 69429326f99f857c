import { useState, type ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { ReasonFields } from './reason-fields.tsx';

const REASONS = ['OTHER', 'DUPLICATE', 'WRONG_VALUE', 'DID_NOT_HAPPEN', 'WRONG_SUBJECT'] as const;

/** The way back for rows that were retracted: they are not stored again, but made to count again, with the reason. */
export function Reinstate({
  count,
  reinstate,
}: {
  readonly count: number;
  readonly reinstate: (reason: string, reasonText: string) => void;
}): ReactNode {
  const { t } = useText();
  const [reason, setReason] = useState<string>(REASONS[0]);
  const [text, setText] = useState('');
  return (
    <div className="form">
      <fieldset>
        <legend>{t('upload.reinstateTitle', { count })}</legend>
        <p>{t('upload.reinstateText')}</p>
        <ReasonFields
          label={t('upload.whyRetracted')}
          reasons={REASONS}
          reason={reason}
          text={text}
          onReason={setReason}
          onText={setText}
        />
        <button type="button" onClick={() => reinstate(reason, text.trim())}>
          {t('upload.reinstate', { count })}
        </button>
      </fieldset>
    </div>
  );
}
