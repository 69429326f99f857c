import type { ReactNode } from 'react';
import type { FileInspection } from '#libs/tabular';
import { useText } from '../../../intl/use-text.tsx';
import { Options } from '../../../parts/field.tsx';
import { WordTable } from '../../../parts/word-table.tsx';
import { isGiven, isOfCorrections, type Draft, type UnknownValues } from './layout-draft.ts';
import { FixedValues } from './fixed-values.tsx';
import type { Target } from './targets.ts';
import { ValueTable } from './value-table.tsx';

/** Of a file that says something of entries that are there. */
const ENTRY_TARGETS = ['entry', 'version', 'action', 'why', 'whyText'] as const;
export const ADDRESS_TARGETS = ['postcode', 'houseNumber', 'houseLetter', 'addition'] as const;

interface MappingProps {
  readonly inspected: FileInspection;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly targets: readonly Target[];
  /** The field whose value is a key made of an address. */
  readonly keyPath: string | undefined;
  readonly unknown: readonly UnknownValues[];
}

/** What becomes of each column of a partner's own file. A column that goes nowhere is not sent. */
export function Mapping({ inspected, draft, change, targets, keyPath, unknown }: MappingProps): ReactNode {
  const { t } = useText();
  const needed = targets.filter(
    ({ path, required }) =>
      required &&
      !isOfCorrections(draft) &&
      !Object.values(draft.to).includes(path) &&
      !(path === keyPath && isGiven(draft, 'postcode') && isGiven(draft, 'houseNumber')),
  );
  const unused = inspected.columns.filter(({ name }) => (draft.to[name] ?? '') === '');
  return (
    <section className="section" aria-labelledby="mapping">
      <h2 id="mapping">{t('mapping.title')}</h2>
      <p className="soft">{t('mapping.lead')}</p>
      <WordTable
        columns={[t('mapping.column'), t('mapping.holds'), t('mapping.to')]}
        rows={inspected.columns.map(({ name, header, letter, texts, suggestion }) => ({
          key: letter,
          cells: [
            `${letter} · ${header}`,
            texts.slice(0, 3).join(' · ') || '–',
            <>
              <TargetSelect
                label={t('mapping.toOf', { column: header })}
                value={draft.to[name] ?? ''}
                pick={(to) => change({ ...draft, to: { ...draft.to, [name]: to } })}
                targets={targets}
                hasAddresses={keyPath !== undefined}
              />{' '}
              {suggestion !== undefined && !suggestion.sure && draft.to[name] === suggestion.to && (
                <span className="soft small">{t('mapping.suggested')}</span>
              )}
            </>,
          ],
        }))}
      />
      {unused.length > 0 && (
        <p className="soft">
          {t('mapping.notSent', { columns: unused.map(({ header }) => header).join(', ') })}
        </p>
      )}
      {needed.length > 0 && <FixedValues targets={needed} keyPath={keyPath} draft={draft} change={change} />}
      {unknown.map((each) => (
        <ValueTable
          key={each.column}
          unknown={each}
          target={targets.find(({ path }) => path === each.to)}
          draft={draft}
          change={change}
        />
      ))}
    </section>
  );
}

interface TargetSelectProps {
  readonly label: string;
  readonly value: string;
  readonly pick: (to: string) => void;
  readonly targets: readonly Target[];
  readonly hasAddresses: boolean;
}

/** What a column may become. */
function TargetSelect({ label, value, pick, targets, hasAddresses }: TargetSelectProps): ReactNode {
  const { t, say } = useText();
  const parts = ['reference' as const, ...ENTRY_TARGETS, ...(hasAddresses ? ADDRESS_TARGETS : [])];
  return (
    <select aria-label={label} value={value} onChange={({ target }) => pick(target.value)}>
      <Options any={t('mapping.unused')} of={parts.map((part) => [part, t(`mapping.${part}`)])} />
      <Options of={targets.map((each) => [each.path, `${say(each.label)}${each.required ? ' *' : ''}`])} />
    </select>
  );
}
