import type { ReactNode } from 'react';
import { normaliseLabel } from '#libs/tabular';
import { useText } from '../../../intl/use-text.tsx';
import { Options } from '../../../parts/field.tsx';
import { WordTable } from '../../../parts/word-table.tsx';
import { useProgramme } from '../../../session/use-programme.tsx';
import { choicesOf } from './choices.ts';
import type { Draft, UnknownValues } from './layout-draft.ts';
import type { Target } from './targets.ts';

interface Props {
  readonly unknown: UnknownValues;
  readonly target: Target | undefined;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
}

/**
 * What the words of a column stand for: said once for each word, and for every row that has it. Nothing is guessed.
 */
export function ValueTable({ unknown: { column, header, texts }, target, draft, change }: Props): ReactNode {
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
    <WordTable
      caption={t('mapping.values', { column: header })}
      columns={[t('mapping.inFile'), t('mapping.means')]}
      rows={texts.map((text) => ({
        key: text,
        cells: [
          text,
          <select
            aria-label={t('mapping.meansOf', { word: text })}
            value={own[normaliseLabel(text)] ?? ''}
            onChange={({ target: { value } }) => set(text, value)}
          >
            <Options of={choices.map(({ value, label }) => [value, say(label)])} any={t('mapping.choose')} />
          </select>,
        ],
      }))}
    />
  );
}
