import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { ASSESS, PERIODS, SUBMISSIONS, type Submission } from '../../graphql/submissions.ts';
import type { EventTypeName } from '../../graphql/tada.ts';
import { useApi, useWrite } from '../../api/use-api.ts';
import { usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { MayRead } from '../../parts/may-read.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer, Failure } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useRights } from '../../session/use-programme.tsx';
import { TimeControl } from '../../shell/time-control.tsx';
import { useView } from '../../url/use-view.ts';
import { Conversation } from '../questions/conversation.tsx';
import { DueList } from './due-list.tsx';
import { PartnerFigures } from './partner-figures.tsx';
import { Submit } from './submit.tsx';

const MADE = 'SubmissionMade' satisfies EventTypeName;
const ACCEPTED = 'SubmissionAccepted' satisfies EventTypeName;
const TONES: Readonly<Record<Submission['state'], Tone>> = {
  NOT_MADE: 'note',
  MADE: 'care',
  RETURNED: 'bad',
  ACCEPTED: 'good',
};

/** Who has handed in what over a period; a partner hands in its own, the programme office assesses. */
export function Submissions(): ReactNode {
  const { t } = useText();
  return (
    <Page title={t('nav.submissions')} lead={t('submission.lead')}>
      <MayRead>
        <TimeControl />
        <DueList />
        <Periods />
      </MayRead>
    </Page>
  );
}

function Periods(): ReactNode {
  const { t, date } = useText();
  const { office } = useRights();
  const { asOf } = useMoment();
  const { search, change, to } = useView();
  const periodName = usePeriodName();
  const query = useApi(PERIODS, { asOf });
  return (
    <Answer query={query}>
      {({ reportingPeriods }) => {
        const chosen =
          reportingPeriods.find(({ period }) => period.code === search.get('periode')) ??
          reportingPeriods.at(-1);
        if (!chosen)
          return (
            <div className="notice">
              <p>{t('submission.noPeriods')}</p>
              {office && (
                <Link to={to('/aanleveren/nieuw/ReportingPeriodOpened')}>{t('submission.open')}</Link>
              )}
            </div>
          );
        return (
          <section className="panel">
            <div className="toolbar">
              <SelectField
                label={t('submission.period')}
                value={chosen.period.code}
                of={reportingPeriods.map(({ period }) => [period.code, periodName(period.code)])}
                pick={(periode) => change({ periode })}
              />
              <p>
                {t('submission.progress', {
                  made: chosen.made,
                  complete: chosen.complete,
                  expected: chosen.expected,
                  due: date(chosen.dueOn),
                })}{' '}
                {t(chosen.closed ? 'submission.closed' : 'submission.isOpen')}
              </p>
            </div>
            <List period={chosen.period.code} />
          </section>
        );
      }}
    </Answer>
  );
}

function List({ period }: { readonly period: string }): ReactNode {
  const { t, say, moment } = useText();
  const { asOf, past } = useMoment();
  const { office, post, partnerId } = useRights();
  const { to } = useView();
  const query = useApi(SUBMISSIONS, { period, asOf });
  // What waits for the reader stands first, at the page's width: there are figures in it.
  const asks = ({ nextSteps, partnerId: whose }: Submission): boolean =>
    !past &&
    ((office && nextSteps.includes(ACCEPTED)) || (post && whose === partnerId && nextSteps.length > 0));
  const toDoFirst = (a: Submission, b: Submission): number => Number(asks(b)) - Number(asks(a));
  return (
    <Answer query={query}>
      {({ submissions }) => (
        <ul className="plain-list in-columns">
          {[...submissions].sort(toDoFirst).map((submission) => (
            <li key={submission.id} className={asks(submission) ? 'whole' : undefined}>
              <h2>{submission.partnerName}</h2>
              <p className="row">
                <Badge tone={TONES[submission.state]}>{say(submission.stateLabel)}</Badge>
                {submission.onTime !== null && (
                  <span className="soft">
                    {t(submission.onTime ? 'submission.onTime' : 'submission.late')}
                  </span>
                )}
                {submission.nilReport && <span className="soft">{t('submission.nil')}</span>}
              </p>
              {submission.narrative && (
                <p className="prose" lang="nl">
                  {submission.narrative}
                </p>
              )}
              {submission.steps.length > 0 && (
                <ul className="links small">
                  {submission.steps.map((step) => (
                    <li key={step.entryId}>
                      <Link to={to(`/gebeurtenissen/${step.entryId}`)}>{say(step.stateLabel)}</Link>,{' '}
                      {moment(step.recordedAt)}
                      {step.reason && `: ${step.reason}`}
                    </li>
                  ))}
                </ul>
              )}
              <Conversation period={period} partnerId={submission.partnerId} />
              {asks(submission) && (
                <>
                  <PartnerFigures partnerId={submission.partnerId} period={period} />
                  {post && submission.partnerId === partnerId && submission.nextSteps.includes(MADE) && (
                    <Submit period={period} />
                  )}
                  {office && submission.nextSteps.includes(ACCEPTED) && (
                    <Assess period={period} partnerId={submission.partnerId} />
                  )}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Answer>
  );
}

function Assess({ period, partnerId }: { readonly period: string; readonly partnerId: string }): ReactNode {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const write = useWrite(ASSESS);
  const decide = (decision: 'ACCEPTED' | 'RETURNED'): void =>
    write.mutate({ period, partnerId, decision, reason: reason.trim() || undefined });
  return (
    <div className="form no-print">
      <TextField label={t('submission.reason')} value={reason} set={setReason} />
      {write.error && <Failure error={write.error} />}
      <div className="row">
        <button
          type="button"
          className="primary"
          disabled={write.isPending}
          onClick={() => decide('ACCEPTED')}
        >
          {t('quality.accept')}
        </button>
        <button
          type="button"
          disabled={write.isPending || reason.trim() === ''}
          onClick={() => decide('RETURNED')}
        >
          {t('submission.return')}
        </button>
      </div>
    </div>
  );
}
