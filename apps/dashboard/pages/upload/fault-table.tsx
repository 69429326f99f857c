import type { ReactNode } from 'react';
import { grouped, type PlacedFault } from '#libs/tabular';
import { useText } from '../../intl/use-text.tsx';
import { AlsoRows } from './also-rows.tsx';

const SHOWN = 200;

/** What is to be mended: each fault once, with the rows that have it. */
export function FaultTable({ faults }: { readonly faults: readonly PlacedFault[] }): ReactNode {
  const { t, say } = useText();
  const groups = grouped(faults);
  return (
    <div className="scroll" role="region" aria-label={t('upload.faults')} tabIndex={0}>
      <table className="stackable">
        <caption>{t('upload.faults')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('upload.where')}</th>
            <th scope="col">{t('upload.what')}</th>
            <th scope="col">{t('upload.found')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, SHOWN).map(({ first, rows, count }, i) => (
            <tr key={i} data-row={first.row}>
              <th scope="row">
                {first.where ? say(first.where) : ''}
                <AlsoRows count={count} rows={rows} />
              </th>
              <td data-label={t('upload.what')}>{say(first.message)}</td>
              <td data-label={t('upload.found')}>
                {typeof first.value === 'string' || typeof first.value === 'number'
                  ? String(first.value)
                  : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
