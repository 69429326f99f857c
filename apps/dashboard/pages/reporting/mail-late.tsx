import type { ReactNode } from 'react';
import type { ReminderMail } from '../../graphql/mailing.ts';
import type { DUE } from '../../graphql/submissions.ts';
import type { ResultOf } from '../../graphql/tada.ts';
import { usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { Failure } from '../../parts/states.tsx';
import { usePartnerName } from '../../session/use-programme.tsx';
import { useMailing } from './use-mailing.ts';

const TONES: Readonly<Record<ReminderMail['state'], Tone>> = {
  WAITING: 'note',
  SENT: 'good',
  FAILED: 'bad',
  DROPPED: 'note',
};

/** What became of the last mail about one submission. */
function MailBadge({ mail }: { readonly mail: ReminderMail }): ReactNode {
  const { t, moment } = useText();
  return <Badge tone={TONES[mail.state]}>{t(`mail.${mail.state}`, { moment: moment(mail.since) })}</Badge>;
}

/** A mail to each partner that is late and has an address: to whom first, then one button; then what became of it. */
export function MailLate({ due }: { readonly due: ResultOf<typeof DUE>['due'] }): ReactNode {
  const { t } = useText();
  const partnerName = usePartnerName();
  const periodName = usePeriodName();
  const mailing = useMailing();
  const late = due.filter(({ daysLeft }) => daysLeft < 0);
  if (!mailing?.enabled || late.length === 0) return null;
  const reached = late.filter(({ partnerId }) => mailing.partnerIds.includes(partnerId));
  const others = [...new Set(late.filter((each) => !reached.includes(each)).map((each) => each.partnerId))];
  return (
    <details className="no-print" data-mail>
      <summary>{t('mail.title')}</summary>
      <ul className="plain-list small">
        {reached.map(({ partnerId, period }) => {
          const mail = mailing.mailOf(partnerId, period.code);
          return (
            <li key={`${partnerId} ${period.code}`} className="row" data-mail-to={partnerId}>
              {t('mail.to', { partner: partnerName(partnerId), period: periodName(period.code) })}
              {mail && <MailBadge mail={mail} />}
            </li>
          );
        })}
      </ul>
      {others.length > 0 && (
        <p className="small" data-mail-none>
          {t('mail.noAddress', { partners: others.map(partnerName).join(', ') })}
        </p>
      )}
      {mailing.write.error && <Failure error={mailing.write.error} />}
      <p className="row">
        <button
          type="button"
          className="primary"
          disabled={mailing.write.isPending || reached.length === 0}
          onClick={mailing.send}
        >
          {t('mail.send', { count: reached.length })}
        </button>
        <span role="status">{mailing.sent && t('mail.sent')}</span>
      </p>
      <p className="hint">{t('mail.hint')}</p>
    </details>
  );
}
