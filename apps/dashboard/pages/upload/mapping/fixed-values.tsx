import type { ReactNode } from 'react';
import { useText } from '../../../intl/use-text.tsx';
import { SelectField, TextField } from '../../../parts/field.tsx';
import { useProgramme } from '../../../session/use-programme.tsx';
import { choicesOf } from './choices.ts';
import type { Draft } from './layout-draft.ts';
import type { Target } from './targets.ts';

interface Props {
  readonly targets: readonly Target[];
  readonly keyPath: string | undefined;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
}

/** What no column gives and every row needs: said once for the whole file. */
export function FixedValues({ targets, keyPath, draft, change }: Props): ReactNode {
  const { t, say } = useText();
  const { neighbourhoods } = useProgramme();
  const set = (path: string, text: string): void =>
    change({ ...draft, fixed: { ...draft.fixed, [path]: text } });
  return (
    <fieldset>
      <legend>{t('mapping.fixed')}</legend>
      {targets.map((target) => {
        const { path, label } = target;
        const choices = choicesOf(target, neighbourhoods);
        if (path === keyPath)
          return (
            <p key={path} className="notice care">
              {t('mapping.keyNeeded', { column: say(label) })}
            </p>
          );
        const own = { label: say(label), value: draft.fixed[path] ?? '' };
        return choices.length === 0 ? (
          <TextField key={path} {...own} set={(text) => set(path, text)} />
        ) : (
          <SelectField
            key={path}
            {...own}
            any={t('mapping.choose')}
            of={choices.map((choice) => [choice.value, say(choice.label)])}
            pick={(value) => set(path, value)}
          />
        );
      })}
    </fieldset>
  );
}
