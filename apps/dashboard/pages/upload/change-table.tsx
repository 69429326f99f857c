import type { ReactNode } from 'react';
import type { Change, FieldChange } from '#libs/tabular';
import { useText } from '../../intl/use-text.tsx';
import { Scroll, WordTable } from '../../parts/word-table.tsx';

const SHOWN = 200;

/** A field that changes, or the whole event where none is named. */
interface Shown {
  readonly change: Change;
  readonly field: FieldChange | undefined;
}

interface Props {
  readonly changes: readonly Change[];
  readonly count: number;
}

/** What a file of corrections changes, before anything is recorded: of each row what was and what it becomes. */
export function ChangeTable({ changes, count }: Props): ReactNode {
  const { t, say } = useText();
  const rows = changes.flatMap((change): readonly Shown[] =>
    change.fields.length > 0
      ? change.fields.map((field) => ({ change, field }))
      : [{ change, field: undefined }],
  );
  return (
    <Scroll label={t('changes.title')}>
      <WordTable
        caption={t('changes.title')}
        columns={[t('changes.row'), t('changes.field'), t('changes.was'), t('changes.becomes')]}
        rows={rows.slice(0, SHOWN).map(({ change: { row, what }, field }, i) => ({
          key: i,
          'data-row': row,
          cells: [
            row,
            field ? say(field.label) : t(`changes.${what === 'EntryRetracted' ? 'retracted' : 'reinstated'}`),
            field ? say(field.was) || t('changes.nothing') : '–',
            field ? say(field.becomes) || t('changes.nothing') : '–',
          ],
        }))}
      />
      {(rows.length > SHOWN || count > changes.length) && (
        <p className="soft">{t('changes.more', { count })}</p>
      )}
    </Scroll>
  );
}
