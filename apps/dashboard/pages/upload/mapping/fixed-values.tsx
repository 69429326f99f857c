import { useId, type ReactNode } from 'react';
import { useText } from '../../../intl/use-text.tsx';
import { useProgramme } from '../../../session/use-programme.tsx';
import { choicesOf } from './choices.ts';
import type { Draft } from './layout-draft.ts';
import type { Target } from './targets.ts';

/** What no column gives and every row needs: said once for the whole file. */
export function FixedValues({
  targets,
  keyPath,
  draft,
  change,
}: {
  readonly targets: readonly Target[];
  readonly keyPath: string | undefined;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
}): ReactNode {
  const { t, say } = useText();
  const { neighbourhoods } = useProgramme();
  const id = useId();
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
        return (
          <div className="field" key={path}>
            <label htmlFor={`${id}-${path}`}>{say(label)}</label>
            {choices.length > 0 ? (
              <select
                id={`${id}-${path}`}
                value={draft.fixed[path] ?? ''}
                onChange={({ target: { value } }) => set(path, value)}
              >
                <option value="">{t('mapping.choose')}</option>
                {choices.map(({ value, label: name }) => (
                  <option key={value} value={value}>
                    {say(name)}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id={`${id}-${path}`}
                value={draft.fixed[path] ?? ''}
                onChange={({ target: { value } }) => set(path, value)}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
