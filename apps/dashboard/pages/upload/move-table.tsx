import type { ReactNode } from 'react';
import { usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { figureText, unitText } from '../../parts/figure-text.ts';
import { Scroll, WordTable } from '../../parts/word-table.tsx';
import { useScopeName } from '../../session/use-programme.tsx';
import type { Moves } from './send-file.ts';

/** Rows shown; the newest quarters come first. */
const SHOWN = 100;

/** Which figures a file would move, before anything is recorded: was and becomes, by KPI, area and period. */
export function MoveTable({ moves }: { readonly moves: Moves }): ReactNode {
  const text = useText();
  const { t, say } = text;
  const scopeName = useScopeName();
  const periodName = usePeriodName();
  const { count, figures, leftOut, own } = moves;
  const rows = figures.slice(0, SHOWN);
  return (
    <section className="moves" aria-label={t('moves.title')}>
      {leftOut && <p className="notice">{say(leftOut.message)}</p>}
      {count === 0 && !leftOut && <p>{t('moves.none')}</p>}
      {count > 0 && (
        <Scroll label={t('moves.title')}>
          <WordTable
            caption={t(own === null ? 'moves.title' : 'moves.titleOwn')}
            columns={[
              t('moves.figure'),
              t('table.area'),
              t('submission.period'),
              t('changes.was'),
              t('changes.becomes'),
            ]}
            rows={rows.map(({ kpi, label, unit, scope, period, before, after }) => ({
              key: `${kpi} ${scope} ${period}`,
              'data-figure': `${kpi} ${scope} ${period}`,
              cells: [
                <>
                  {kpi} {say(label)}
                  {unitText({ unit }, text) && <span className="soft"> ({unitText({ unit }, text)})</span>}
                </>,
                scopeName(scope),
                periodName(period),
                figureText({ unit }, before, text),
                figureText({ unit }, after, text),
              ],
            }))}
          />
          {count > rows.length && <p className="soft">{t('moves.more', { count })}</p>}
        </Scroll>
      )}
    </section>
  );
}
