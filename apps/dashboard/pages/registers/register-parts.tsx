import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router';
import type { LinkageItem, RegisterCount } from '../../graphql/registers.ts';
import { useText } from '../../intl/use-text.tsx';
import { Badge } from '../../parts/badge.tsx';
import { Pager } from '../../parts/pager.tsx';
import { ScopeSelect } from '../../parts/scope-select.tsx';
import { Answer } from '../../parts/states.tsx';
import { usePartnerName, useScopeName } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { NextSteps } from './next-steps.tsx';

interface RegisterPage<Item> {
  readonly totalCount: number;
  readonly counts: readonly RegisterCount[];
  readonly pageInfo: ComponentProps<typeof Pager>['of']['pageInfo'];
  readonly edges: readonly { readonly node: Item }[];
}

/** A register of an area or all: how many are in each state, its items, and the way to the next. */
export function RegisterList<Item extends { readonly id: string }>({
  query,
  children,
}: {
  readonly query: Parameters<typeof Answer<{ readonly register: RegisterPage<Item> }>>[0]['query'];
  readonly children: (item: Item) => ReactNode;
}): ReactNode {
  const { t } = useText();
  return (
    <>
      <div className="toolbar no-print">
        <ScopeSelect />
      </div>
      <Answer query={query}>
        {({ register }) => (
          <>
            <StateCounts counts={register.counts} />
            <ul className="plain-list">
              {register.edges.map(({ node }) => (
                <li key={node.id}>{children(node)}</li>
              ))}
            </ul>
            {register.totalCount === 0 && <p className="notice">{t('register.none')}</p>}
            <Pager of={register} />
          </>
        )}
      </Answer>
    </>
  );
}

/** How many are in each state; each a way to see only those. */
function StateCounts({ counts }: { readonly counts: readonly RegisterCount[] }): ReactNode {
  const { say, t, number } = useText();
  const { search, change } = useView();
  const chosen = search.get('staat');
  const states = counts.filter(({ facet }) => facet === 'state');
  return (
    <div className="row choices" role="group" aria-label={t('table.state')}>
      <button
        type="button"
        aria-pressed={chosen === null}
        onClick={() => change({ staat: undefined, na: undefined })}
      >
        {t('filter.all')}
      </button>
      {states.map(({ key, label, count }) => (
        <button
          key={key}
          type="button"
          aria-pressed={chosen === key}
          onClick={() => change({ staat: key, na: undefined })}
        >
          {say(label)} ({number(count)})
        </button>
      ))}
    </div>
  );
}

type Common = Omit<LinkageItem, 'title' | 'werklijnen' | 'reasonLabel' | 'scaleLabel'>;

interface Props {
  readonly item: Common;
  readonly children?: ReactNode;
}

/** What every item of a register tells: state, where, by whom, how long, and its steps. */
export function ItemFacts({ item, children }: Props): ReactNode {
  const { t, say, date, number } = useText();
  const scopeName = useScopeName();
  const partnerName = usePartnerName();
  const { to } = useView();
  return (
    <>
      <p className="row">
        <Badge tone={item.open ? 'care' : item.failed ? 'bad' : 'good'}>{say(item.stateLabel)}</Badge>
        <span className="soft small">
          {item.daysOpen !== null
            ? t('register.daysOpen', { days: number(item.daysOpen) })
            : item.daysTaken !== null && t('register.daysTaken', { days: number(item.daysTaken) })}
        </span>
      </p>
      <p className="soft small">
        {scopeName(item.neighbourhoodId)} · {partnerName(item.partnerId)} ·{' '}
        {t('register.since', { day: date(item.since) })}
        {children}
      </p>
      <NextSteps item={item} />
      <details>
        <summary>{t('register.steps', { count: item.steps.length })}</summary>
        <ol className="links">
          {item.steps.map((step) => (
            <li key={step.entryId}>
              <Link to={to(`/gebeurtenissen/${step.entryId}`)}>{say(step.label)}</Link>,{' '}
              {date(step.occurredOn)}
              {step.text && `: ${step.text}`}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
