import type { ReactNode } from 'react';
import { usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { figureText, unitText } from '../../parts/figure-text.ts';
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
        <div className="scroll" role="region" aria-label={t('moves.title')} tabIndex={0}>
          <table className="stackable">
            <caption>{t(own === null ? 'moves.title' : 'moves.titleOwn')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('moves.figure')}</th>
                <th scope="col">{t('moves.area')}</th>
                <th scope="col">{t('moves.period')}</th>
                <th scope="col">{t('changes.was')}</th>
                <th scope="col">{t('changes.becomes')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ kpi, label, unit, scope, period, before, after }) => (
                <tr key={`${kpi} ${scope} ${period}`} data-figure={`${kpi} ${scope} ${period}`}>
                  <th scope="row">
                    {kpi} {say(label)}
                    {unitText({ unit }, text) && <span className="soft"> ({unitText({ unit }, text)})</span>}
                  </th>
                  <td data-label={t('moves.area')}>{scopeName(scope)}</td>
                  <td data-label={t('moves.period')}>{periodName(period)}</td>
                  <td data-label={t('changes.was')}>{figureText({ unit }, before, text)}</td>
                  <td data-label={t('changes.becomes')}>{figureText({ unit }, after, text)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {count > rows.length && <p className="soft">{t('moves.more', { count })}</p>}
        </div>
      )}
    </section>
  );
}
