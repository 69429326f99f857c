import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { DUE } from '../../graphql/submissions.ts';
import { useApi } from '../../api/use-api.ts';
import { usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { Badge } from '../../parts/badge.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { usePartnerName, useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { MailLate } from './mail-late.tsx';

/** Who is to hand in what, over all periods, the latest first; of a partner what it still has to do. Only of now. */
export function DueList(): ReactNode {
  const { t, date, number } = useText();
  const { past } = useMoment();
  const { partnerId } = useRights();
  const { to } = useView();
  const partnerName = usePartnerName();
  const periodName = usePeriodName();
  const query = useApi(DUE, {}, { enabled: !past });
  if (past) return null;
  return (
    <section className="section panel">
      <h2>{t(partnerId === null ? 'due.title' : 'due.own')}</h2>
      <Answer query={query}>
        {({ due }) =>
          due.length === 0 ? (
            <p className="notice good">{t('due.none')}</p>
          ) : (
            <>
              <ul className="plain-list in-columns">
                {[...due]
                  .sort((a, b) => a.daysLeft - b.daysLeft)
                  .map(({ partnerId: whose, period, dueOn, daysLeft }) => (
                    <li key={`${whose} ${period.code}`} className="row links">
                      <Link to={to('/inzendingen', { periode: period.code })}>
                        {partnerId === null ? `${partnerName(whose)}: ` : ''}
                        {periodName(period.code)}
                      </Link>
                      <Badge tone={daysLeft < 0 ? 'bad' : 'care'}>
                        {daysLeft < 0
                          ? t('due.late', { days: number(-daysLeft) })
                          : t('due.by', { day: date(dueOn) })}
                      </Badge>
                    </li>
                  ))}
              </ul>
              <MailLate due={due} />
            </>
          )
        }
      </Answer>
    </section>
  );
}
