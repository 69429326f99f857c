import { useMemo, useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { ENTRY, EVENT_TYPES, type EventType } from '../../graphql/entries.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useView } from '../../url/use-view.ts';
import { amendmentPlan, type Amendment } from './form/amendment-plan.ts';
import { EventForm } from './form/event-form.tsx';
import { MayPost } from './may-post.tsx';

const WORDS = {
  EntryCorrected: { title: 'amend.correct', text: 'amend.correctText' },
  EntryRetracted: { title: 'amend.retract', text: 'amend.retractText' },
  EntryReinstated: { title: 'amend.reinstate', text: 'amend.reinstateText' },
} as const satisfies Readonly<Record<Amendment, object>>;

/** Corrects, retracts or reinstates an entry by recording a new event with a reason; the entry itself stays. */
export function Amend({ amendment }: { readonly amendment: Amendment }): ReactNode {
  const { entryId = '' } = useParams();
  const { t, say } = useText();
  const { to } = useView();
  const query = useApi(ENTRY, { entryId });
  const types = useApi(EVENT_TYPES, {});
  const { title, text } = WORDS[amendment];
  return (
    <Page
      title={t(title)}
      lead={t(text)}
      crumbs={<Link to={to(`/gebeurtenissen/${entryId}`)}>{t('entry.one')}</Link>}
    >
      <MayPost>
        <Answer query={query}>
          {({ entry }) => {
            const own = types.data?.eventTypes.find((type) => type.name === entry.name);
            const by = types.data?.eventTypes.find((type) => type.name === amendment);
            if (!own || !by) return null;
            return (
              <>
                <p>
                  <strong>{say(entry.label)}</strong>
                </p>
                <FormOf
                  key={entryId}
                  own={own}
                  by={by}
                  entryId={entryId}
                  version={entry.history.at(-1)?.entryId ?? entryId}
                  data={entry.data as Data}
                  amendment={amendment}
                  mayNow={entry.amendments.includes(amendment)}
                />
              </>
            );
          }}
        </Answer>
      </MayPost>
    </Page>
  );
}

type Data = Readonly<Record<string, unknown>>;

interface Props {
  readonly own: EventType;
  readonly by: EventType;
  readonly entryId: string;
  readonly version: string;
  readonly data: Data;
  readonly amendment: Amendment;
  readonly mayNow: boolean;
}

/** What was there when the form opened stays under it, also when the entry is read again after recording. */
function FormOf({ own, by, entryId, version, data, amendment, mayNow }: Props): ReactNode {
  const { t } = useText();
  // Whether it could be done when the page was opened: once recorded it no longer can, and the receipt stays.
  const [may] = useState(mayNow);
  // The same of what is changed: an entry that is read again meanwhile does not become what this form was based on.
  const [seen] = useState({ version, data });
  const plan = useMemo(
    () => amendmentPlan({ amendment, own, by, entryId, ...seen }),
    [amendment, own, by, entryId, seen],
  );
  const corrects = amendment === 'EntryCorrected';
  if (!may) return <p className="notice care">{t('amend.notNow')}</p>;
  return (
    <EventForm
      type={by}
      plan={plan}
      entryId={entryId}
      version={seen.version}
      asks={own.name}
      base={corrects ? ['data', 'replacement'] : ['data']}
      {...(corrects ? { before: seen.data } : {})}
    />
  );
}

export const Correct = (): ReactNode => <Amend amendment="EntryCorrected" />;
export const Retract = (): ReactNode => <Amend amendment="EntryRetracted" />;
export const Reinstate = (): ReactNode => <Amend amendment="EntryReinstated" />;
