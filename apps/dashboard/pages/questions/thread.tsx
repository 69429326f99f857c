import type { ReactNode } from 'react';
import type { Question } from '../../graphql/questions.ts';
import { usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { Badge } from '../../parts/badge.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useKpi, useRights, useScopeName } from '../../session/use-programme.tsx';
import { SayForm } from './say-form.tsx';

function Message({ of, partner }: { readonly of: Question['answers'][number]; readonly partner: string }) {
  const { t, moment } = useText();
  return (
    <>
      <p className="small soft">
        {of.by === 'OFFICE' ? t('partner.office') : partner}, {moment(of.recordedAt)}
      </p>
      <p className="prose">{of.message}</p>
    </>
  );
}

/** One question with what was said on it, and a way to go on for who may. */
export function Thread({ question }: { readonly question: Question }): ReactNode {
  const { t, say } = useText();
  const { past } = useMoment();
  const { side, post, partnerId } = useRights();
  const periodName = usePeriodName();
  const scopeName = useScopeName();
  const kpi = useKpi(question.kpi ?? undefined);
  const mayAnswer = !past && post && (side === 'OFFICE' || question.partnerId === partnerId);
  return (
    <li data-question={question.entryId}>
      <p className="row">
        <strong>
          {question.partnerName}, {periodName(question.period.code)}
          {kpi && `, ${kpi.code} ${say(kpi.label)}`}
          {question.scope && `, ${scopeName(question.scope)}`}
        </strong>
        {question.waitsFor !== null && (
          <Badge tone={post && question.waitsFor === side ? 'care' : 'note'}>
            {t(`question.waits.${question.waitsFor}`)}
          </Badge>
        )}
      </p>
      <Message of={question} partner={question.partnerName} />
      {question.answers.map((answer) => (
        <Message key={answer.entryId} of={answer} partner={question.partnerName} />
      ))}
      {mayAnswer && (
        <details className="no-print">
          <summary>{t('question.answer')}</summary>
          <SayForm
            kind="answer"
            about={{
              questionId: question.entryId,
              period: question.period.code,
              ...(side === 'OFFICE' ? { partnerId: question.partnerId } : {}),
            }}
          />
        </details>
      )}
    </li>
  );
}
