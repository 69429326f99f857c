import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { ENTRY, EVENT_TYPES, type EventField } from '../../graphql/entries.ts';
import { useApi } from '../../graphql/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useView } from '../../url/use-view.ts';
import { EventForm } from './event-form.tsx';
import { valuesOf } from './field-values.ts';
import { MayPost } from './may-post.tsx';

/** Corrects or retracts an entry by recording a new event with a reason; the entry itself stays. */
export function Amend({ retract }: { readonly retract: boolean }): ReactNode {
  const { entryId = '' } = useParams();
  const { t, say } = useText();
  const { to } = useView();
  const query = useApi(ENTRY, { entryId });
  const types = useApi(EVENT_TYPES, {});
  const name = retract ? 'EntryRetracted' : 'EntryCorrected';
  return (
    <Page
      title={t(retract ? 'amend.retract' : 'amend.correct')}
      lead={t(retract ? 'amend.retractText' : 'amend.correctText')}
      crumbs={<Link to={to(`/gebeurtenissen/${entryId}`)}>{t('entry.one')}</Link>}
    >
      <MayPost>
        <Answer query={query}>
          {({ entry }) => {
            const own = types.data?.eventTypes.find((type) => type.name === entry.name);
            const amendment = types.data?.eventTypes.find((type) => type.name === name);
            if (!own || !amendment) return null;
            const reasons = amendment.fields.filter((field) => ['reason', 'reasonText'].includes(field.name));
            const content = retract ? [] : own.fields;
            const fields = [...content.map(renamed), ...reasons] as readonly EventField[];
            const data = entry.data as Record<string, unknown>;
            const initial = retract ? {} : renamedValues(valuesOf(own.fields as readonly EventField[], data));
            return (
              <>
                <p>
                  {say(entry.label)}, <span className="mono">{entryId}</span>
                </p>
                <EventForm
                  type={amendment}
                  entryId={entryId}
                  fields={fields}
                  initial={initial}
                  base={retract ? '/data' : '/data/replacement'}
                  dataFor={({ reason, reasonText, ...rest }) => ({
                    entryId,
                    reason,
                    ...(reasonText === undefined ? {} : { reasonText }),
                    ...(retract ? {} : { replacement: unrenamed(rest) }),
                  })}
                />
              </>
            );
          }}
        </Answer>
      </MayPost>
    </Page>
  );
}

/** An entry may have a `reason` of its own beside that of its correction. */
const OWN = 'own:';
const clash = (name: string): boolean => name === 'reason' || name === 'reasonText';
const renamed = <Field extends { readonly name: string }>(field: Field): Field =>
  clash(field.name) ? { ...field, name: `${OWN}${field.name}` } : field;
const renamedValues = <Value,>(values: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [clash(name) ? `${OWN}${name}` : name, value]),
  );
const unrenamed = (data: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name.startsWith(OWN) ? name.slice(OWN.length) : name,
      value,
    ]),
  );

export const Correct = (): ReactNode => <Amend retract={false} />;
export const Retract = (): ReactNode => <Amend retract />;
