import type { ReactNode } from 'react';
import { grouped, type PlacedFault } from '#libs/tabular';
import { useText } from '../../intl/use-text.tsx';
import { Scroll, WordTable } from '../../parts/word-table.tsx';
import { AlsoRows } from './also-rows.tsx';

const SHOWN = 200;

/** What is to be mended: each fault once, with the rows that have it. */
export function FaultTable({ faults }: { readonly faults: readonly PlacedFault[] }): ReactNode {
  const { t, say } = useText();
  const groups = grouped(faults);
  return (
    <Scroll label={t('upload.faults')}>
      <WordTable
        caption={t('upload.faults')}
        columns={[t('upload.where'), t('upload.what'), t('upload.found')]}
        rows={groups.slice(0, SHOWN).map(({ first: { row, where, message, value }, rows, count }, i) => ({
          key: i,
          'data-row': row,
          cells: [
            <>
              {where ? say(where) : ''}
              <AlsoRows count={count} rows={rows} />
            </>,
            say(message),
            typeof value === 'string' || typeof value === 'number' ? String(value) : '–',
          ],
        }))}
      />
    </Scroll>
  );
}
