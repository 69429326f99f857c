import type { ReactNode } from 'react';
import type { Change, FieldChange } from '#libs/tabular';
import { useText } from '../../intl/use-text.tsx';

const SHOWN = 200;

/** A field that changes, or the whole event where none is named. */
interface Shown {
  readonly change: Change;
  readonly field: FieldChange | undefined;
}

/** What a file of corrections changes, before anything is recorded: of each row what was and what it becomes. */
export function ChangeTable({
  changes,
  count,
}: {
  readonly changes: readonly Change[];
  readonly count: number;
}): ReactNode {
  const { t, say } = useText();
  const rows = changes.flatMap((change): readonly Shown[] =>
    change.fields.length > 0
      ? change.fields.map((field) => ({ change, field }))
      : [{ change, field: undefined }],
  );
  return (
    <div className="scroll" role="region" aria-label={t('changes.title')} tabIndex={0}>
      <table className="stackable">
        <caption>{t('changes.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('changes.row')}</th>
            <th scope="col">{t('changes.field')}</th>
            <th scope="col">{t('changes.was')}</th>
            <th scope="col">{t('changes.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map(({ change: { row, what }, field }, i) => (
            <tr key={i} data-row={row}>
              <th scope="row">{row}</th>
              <td data-label={t('changes.field')}>
                {field
                  ? say(field.label)
                  : t(`changes.${what === 'EntryRetracted' ? 'retracted' : 'reinstated'}`)}
              </td>
              <td data-label={t('changes.was')}>{field ? say(field.was) || t('changes.nothing') : '–'}</td>
              <td data-label={t('changes.becomes')}>
                {field ? say(field.becomes) || t('changes.nothing') : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {(rows.length > SHOWN || count > changes.length) && (
        <p className="soft">{t('changes.more', { count })}</p>
      )}
    </div>
  );
}
