import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useApi } from '../../api/use-api.ts';
import { QUESTIONS } from '../../graphql/questions.ts';
import { usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

/**
 * Notice of the questions that wait for the reader: of the office or of its own partner. Nothing when there are none.
 */
export function WaitingQuestions(): ReactNode {
  const { t, moment } = useText();
  const { to } = useView();
  const { side, post } = useRights();
  const periodName = usePeriodName();
  const { data } = useApi(QUESTIONS, { waitsFor: side }, { enabled: post });
  const waiting = data?.questions ?? [];
  if (!post || waiting.length === 0) return null;
  return (
    <section className="section notice care" data-waiting>
      <h2>{t('question.waiting', { count: waiting.length })}</h2>
      <ul className="plain-list small">
        {waiting.slice(0, 5).map(({ entryId, partnerName, period, kpi, message, recordedAt }) => (
          <li key={entryId} className="links">
            <Link
              to={
                kpi === null
                  ? to('/inzendingen', { periode: period.code })
                  : to(`/indicatoren/${kpi}`, { stand: period.code, over: 'periode' })
              }
            >
              {side === 'OFFICE' ? `${partnerName}, ` : ''}
              {periodName(period.code)}
              {kpi === null ? '' : `, ${kpi}`}
            </Link>
            , {moment(recordedAt)}: {message}
          </li>
        ))}
      </ul>
      {waiting.length > 5 && <p className="small">{t('question.more', { count: waiting.length - 5 })}</p>}
    </section>
  );
}
