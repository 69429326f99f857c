import type { ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { ReasonFields, useReason } from './reason-fields.tsx';

const REASONS = ['OTHER', 'DUPLICATE', 'WRONG_VALUE', 'DID_NOT_HAPPEN', 'WRONG_SUBJECT'] as const;

interface Props {
  readonly count: number;
  readonly reinstate: (reason: string, reasonText: string) => void;
}

/** The way back for rows that were retracted: they are not stored again, but made to count again, with the reason. */
export function Reinstate({ count, reinstate }: Props): ReactNode {
  const { t } = useText();
  const { fields, why } = useReason(REASONS);
  return (
    <div className="form">
      <fieldset>
        <legend>{t('upload.reinstateTitle', { count })}</legend>
        <p>{t('upload.reinstateText')}</p>
        <ReasonFields label={t('upload.whyRetracted')} {...fields} />
        <button type="button" onClick={() => reinstate(why.reason, why.reasonText)}>
          {t('upload.reinstate', { count })}
        </button>
      </fieldset>
    </div>
  );
}
