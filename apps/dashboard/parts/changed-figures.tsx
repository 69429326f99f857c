import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { COMPARISON } from '../graphql/comparison.ts';
import type { Edition } from '../graphql/editions.ts';
import { useText, type Text } from '../intl/use-text.tsx';
import type { Moment } from '../session/use-moment.ts';
import { isNarrow } from './fold.tsx';
import { beforeAndAfter, causesInWords, type Restated } from './in-words.ts';
import { Answer } from './states.tsx';

interface ChangedSinceProps {
  readonly edition: Edition;
  readonly asOf?: Moment['asOf'];
  /** In place of it where nothing is. */
  readonly same: ReactNode;
  readonly children: (changed: readonly Restated[]) => ReactNode;
}

/**
 * What is other at a moment (undefined: now) than an edition says of the programme as a whole: how much of it, and,
 * by `children`, what.
 */
export function ChangedSince({ edition, asOf, same, children }: ChangedSinceProps): ReactNode {
  const { t, number } = useText();
  const query = useApi(COMPARISON, {
    from: { editionId: edition.editionId },
    to: { asOf },
    period: edition.period.code,
    cumulative: true,
    scopes: ['NL'],
  });
  return (
    <Answer query={query}>
      {({ comparison: { figures } }) => {
        const changed = figures.filter((figure) => figure.changed);
        if (changed.length === 0) return same;
        return (
          <>
            <p>{t('audit.changed', { changed: number(changed.length), count: number(figures.length) })}</p>
            {children(changed)}
          </>
        );
      }}
    </Answer>
  );
}

/** Shown without asking, of each werklijn: on a phone the headline, else one more. */
const [ON_PHONE, FIRST] = [1, 2] as const;

interface Props {
  readonly figures: readonly Restated[];
  /** Where one figure's difference is looked into; absent for who may not. */
  readonly auditOf?: ((kpi: string) => string) | undefined;
}

/** What was reported and what it is now, in words by cause; more than a few only when asked for. */
export function ChangedFigures({ figures, auditOf }: Props): ReactNode {
  const { t } = useText();
  const [most] = useState(() => (isNarrow() ? ON_PHONE : FIRST));
  const more = figures.slice(most);
  return (
    <>
      <ChangedList figures={figures.slice(0, most)} auditOf={auditOf} />
      {more.length > 0 && (
        <details>
          <summary>{t('since.more', { count: more.length })}</summary>
          <ChangedList figures={more} auditOf={auditOf} />
        </details>
      )}
    </>
  );
}

function reported(figure: Restated, text: Text): string {
  const { before, after, same } = beforeAndAfter(figure, text);
  return text.t(same ? 'since.wordsSame' : 'since.words', { before, after });
}

function ChangedList({ figures, auditOf }: Props): ReactNode {
  const text = useText();
  const { t, say } = text;
  return (
    <ul className="plain-list small">
      {figures.map((figure) => (
        <li key={figure.kpi} data-since-kpi={figure.kpi}>
          <strong>{say(figure.label)}</strong>: {reported(figure, text)} {causesInWords(figure, text)}{' '}
          {auditOf && (
            <Link
              className="nowrap"
              to={auditOf(figure.kpi)}
              aria-label={t('audit.entriesOf', { kpi: say(figure.label) })}
            >
              {t('audit.entries')}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
