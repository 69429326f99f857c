import { useState, type ReactNode } from 'react';
import { useApi } from '../../api/use-api.ts';
import { QUESTIONS } from '../../graphql/questions.ts';
import { useText } from '../../intl/use-text.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
import { SayForm } from './say-form.tsx';
import { Thread } from './thread.tsx';

interface Props {
  readonly period: string;
  /** Of one partner; without it of all that the reader may see. */
  readonly partnerId?: string;
  /** About one figure; without it everything about the period. */
  readonly figure?: { readonly kpi: string; readonly scope: string };
}

/**
 * What was asked and answered about a submission or a figure, and a field to ask more. Folded as long as nothing
 * waits for the reader.
 */
export function Conversation({ period, partnerId, figure }: Props): ReactNode {
  const { t } = useText();
  const { asOf, past } = useMoment();
  const rights = useRights();
  const { partners } = useProgramme();
  const query = useApi(QUESTIONS, {
    ...(figure ? { kpi: figure.kpi } : { period }),
    partnerId,
    asOf,
  });
  const [open, setOpen] = useState<boolean>();
  const { side } = rights;
  const ofOffice = side === 'OFFICE';
  const own = rights.partnerId ?? undefined;
  const mayAsk = !past && rights.post && (ofOffice || (partnerId ?? own) === own);
  return (
    <Answer query={query}>
      {({ questions }) => {
        const shown = questions.filter(({ scope }) => !figure || scope === null || scope === figure.scope);
        if (shown.length === 0 && !mayAsk) return null;
        return (
          <details
            open={open ?? (mayAsk && shown.some(({ waitsFor }) => waitsFor === side))}
            // What was opened once stays so: an answer just given is not folded away.
            onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
            data-conversation={partnerId ?? ''}
          >
            <summary>{t('question.title', { count: shown.length })}</summary>
            <ul className="plain-list">
              {shown.map((question) => (
                <Thread key={question.entryId} question={question} />
              ))}
            </ul>
            {mayAsk && (
              <SayForm
                kind="ask"
                about={{
                  period,
                  ...figure,
                  ...(ofOffice && partnerId !== undefined ? { partnerId } : {}),
                }}
                {...(ofOffice && partnerId === undefined
                  ? { partners: partners.map((each) => each.partnerId) }
                  : {})}
              />
            )}
          </details>
        );
      }}
    </Answer>
  );
}
