import type { ReactNode } from 'react';
import { normaliseLabel } from '#libs/tabular';
import { useText } from '../../../intl/use-text.tsx';
import { useProgramme } from '../../../session/use-programme.tsx';
import { choicesOf } from './choices.ts';
import type { Draft, UnknownValues } from './layout-draft.ts';
import type { Target } from './targets.ts';

/** What the words of a column stand for: said once for each word, and for every row that has it. Nothing is guessed. */
export function ValueTable({
  unknown: { column, header, texts },
  target,
  draft,
  change,
}: {
  readonly unknown: UnknownValues;
  readonly target: Target | undefined;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
}): ReactNode {
  const { t, say } = useText();
  const { neighbourhoods } = useProgramme();
  const choices = choicesOf(target, neighbourhoods);
  const own = draft.values[column] ?? {};
  const set = (text: string, value: string): void => {
    const { [normaliseLabel(text)]: _before, ...rest } = own;
    const next = value === '' ? rest : { ...rest, [normaliseLabel(text)]: value };
    change({ ...draft, values: { ...draft.values, [column]: next } });
  };
  return (
    <table className="stackable">
      <caption>{t('mapping.values', { column: header })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('mapping.inFile')}</th>
          <th scope="col">{t('mapping.means')}</th>
        </tr>
      </thead>
      <tbody>
        {texts.map((text) => (
          <tr key={text}>
            <th scope="row">{text}</th>
            <td data-label={t('mapping.means')}>
              <select
                aria-label={t('mapping.meansOf', { word: text })}
                value={own[normaliseLabel(text)] ?? ''}
                onChange={({ target: { value } }) => set(text, value)}
              >
                <option value="">{t('mapping.choose')}</option>
                {choices.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {say(label)}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
