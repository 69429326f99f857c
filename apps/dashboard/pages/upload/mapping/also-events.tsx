import type { ReactNode } from 'react';
import { normaliseLabel, type FileInspection } from '#libs/tabular';
import type { EventType } from '../../../graphql/entries.ts';
import { useText } from '../../../intl/use-text.tsx';
import { Options, SelectField } from '../../../parts/field.tsx';
import type { AlsoEvent, Draft } from './layout-draft.ts';

const WORDS = 12;

interface AlsoEventsProps {
  readonly type: string;
  readonly types: readonly EventType[];
  readonly inspected: FileInspection;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
}

/**
 * Other events that each row of the list makes, or those rows where a column says so: reached, and help accepted as
 * well.
 */
export function AlsoEvents({ type, types, inspected, draft, change }: AlsoEventsProps): ReactNode {
  const { t, say } = useText();
  const free = types.filter(({ name }) => name !== type && !draft.also.some((each) => each.type === name));
  const set = (at: number, to: AlsoEvent | undefined): void =>
    change({ ...draft, also: draft.also.flatMap((each, i) => (i !== at ? [each] : to ? [to] : [])) });
  return (
    <fieldset>
      <legend>{t('also.title')}</legend>
      <p className="soft">{t('also.lead')}</p>
      {draft.also.map((each, at) => {
        const label = types.find(({ name }) => name === each.type)?.label;
        return (
          <AlsoEventRow
            key={each.type}
            name={label ? say(label) : each.type}
            also={each}
            inspected={inspected}
            set={(to) => set(at, to)}
          />
        );
      })}
      <div className="field">
        <select
          aria-label={t('also.add')}
          value=""
          onChange={({ target: { value } }) =>
            change({ ...draft, also: [...draft.also, { type: value, column: '', says: [] }] })
          }
        >
          <Options of={free.map(({ name, label }) => [name, say(label)])} any={`${t('also.add')} …`} />
        </select>
      </div>
    </fieldset>
  );
}

interface AlsoEventRowProps {
  readonly name: string;
  readonly also: AlsoEvent;
  readonly inspected: FileInspection;
  readonly set: (also: AlsoEvent | undefined) => void;
}

function AlsoEventRow({ name, also, inspected, set }: AlsoEventRowProps): ReactNode {
  const { t } = useText();
  const column = inspected.columns.find((each) => each.name === also.column);
  const words = [...new Map((column?.texts ?? []).map((text) => [normaliseLabel(text), text]))].slice(
    0,
    WORDS,
  );
  const toggle = (word: string, isSaid: boolean): void =>
    set({ ...also, says: isSaid ? [...also.says, word] : also.says.filter((each) => each !== word) });
  return (
    <div className="also">
      <p className="row">
        <strong>{name}</strong>
        <button type="button" className="plain" onClick={() => set(undefined)}>
          {t('also.remove', { event: name })}
        </button>
      </p>
      <SelectField
        label={t('also.when', { event: name })}
        value={also.column}
        any={t('also.always')}
        of={inspected.columns.map((each) => [each.name, t('also.ifColumn', { column: each.header })])}
        pick={(chosen) => set({ ...also, column: chosen, says: [] })}
      />
      {words.length > 0 && (
        <div className="row" role="group" aria-label={t('also.says', { event: name })}>
          {words.map(([word, text]) => (
            <label key={word} className="row">
              <input
                type="checkbox"
                checked={also.says.includes(word)}
                onChange={({ target }) => toggle(word, target.checked)}
              />
              {text}
            </label>
          ))}
        </div>
      )}
    </div>
  );
}
