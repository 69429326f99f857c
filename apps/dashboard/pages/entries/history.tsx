import type { ReactNode } from 'react';
import type { ENTRY, EventType } from '../../graphql/entries.ts';
import type { ResultOf } from '../../graphql/tada.ts';
import { useText } from '../../intl/use-text.tsx';
import { useNames } from '../../session/use-names.ts';
import { useView } from '../../url/use-view.ts';
import { valueInWords } from './payload.tsx';

type Item = ResultOf<typeof ENTRY>['entry']['history'][number];
type Data = Readonly<Record<string, unknown>>;

/** What the entry says after this step, where the step says so. */
const contentOf = ({ data }: Item): Data => {
  const own = data as Data;
  return (own['replacement'] ?? own) as Data;
};

/** Names of fields that differ between two contents. */
const changed = (before: Data, after: Data): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );

interface Step {
  readonly item: Item;
  readonly previous: Data;
  readonly content: Data;
  /** Fields that this step gave another value. */
  readonly differences: readonly string[];
}

/** Each step with what the entry said before and says after it. */
function stepsOf(history: readonly Item[]): readonly Step[] {
  return history.reduce<Step[]>((steps, item) => {
    const last = steps.at(-1)?.content;
    const says = last === undefined || 'replacement' in (item.data as Data);
    const content = says ? contentOf(item) : last;
    const previous = last ?? content;
    return [...steps, { item, previous, content, differences: changed(previous, content) }];
  }, []);
}

interface Props {
  readonly history: readonly Item[];
  readonly type: EventType | undefined;
}

/** Every step an entry went through, oldest first, with what changed and why. Nothing is ever overwritten. */
export function History({ history, type }: Props): ReactNode {
  const text = useText();
  const { t, say, moment, number } = text;
  const names = useNames();
  const { change } = useView();
  return (
    <section className="section panel">
      <h2>{t('history.title')}</h2>
      <ol>
        {stepsOf(history).map(({ item, previous, content, differences }) => {
          return (
            <li key={item.entryId}>
              <strong>{say(item.label)}</strong>, {moment(item.recordedAt)}, {say(item.actorRoleLabel)}
              {item.actorSubject && ` (${item.actorSubject})`},{' '}
              {t('history.position', { position: number(Number(item.position)) })}{' '}
              <button type="button" className="plain" onClick={() => change({ bekend: `p${item.position}` })}>
                {t('history.see')}
              </button>
              {item.reason && (
                <p>
                  {t('history.reason')}: {reasonText(item.reason, text)}
                  {item.reasonText && ` – ${item.reasonText}`}
                </p>
              )}
              {differences.length > 0 && (
                <ul>
                  {differences.map((name) => {
                    const field = type?.fields.find((each) => each.name === name);
                    return (
                      <li key={name}>
                        {t('history.changed', {
                          field: field ? say(field.label) : name,
                          before: valueInWords(previous[name], field, text, names),
                          after: valueInWords(content[name], field, text, names),
                        })}
                      </li>
                    );
                  })}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

export const REASONS = [
  'WRONG_VALUE',
  'WRONG_DATE',
  'WRONG_AREA',
  'WRONG_SUBJECT',
  'DUPLICATE',
  'DID_NOT_HAPPEN',
  'CONSENT_WITHDRAWN',
  'DEFINITION',
  'OTHER',
] as const;

function reasonText(reason: string, { t }: ReturnType<typeof useText>): string {
  const known = REASONS.find((each) => each === reason);
  return known ? t(`reason.${known}`) : reason;
}
