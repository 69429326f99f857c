import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { EventType } from '../../graphql/entries.ts';
import type { Finding } from '../../graphql/findings.ts';
import { useText } from '../../intl/use-text.tsx';
import { Badge } from '../../parts/badge.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { usePartnerName, useRights, useScopeName } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { AcceptFinding } from './accept-finding.tsx';

interface Props {
  readonly finding: Finding;
  /** The type that accepting is recorded as. */
  readonly accepting: EventType | undefined;
}

/** One finding: what it is, its entries with the way to mend them, and to accept it as it is. */
export function FindingItem({ finding, accepting }: Props): ReactNode {
  const { t, say } = useText();
  const partnerName = usePartnerName();
  const scopeName = useScopeName();
  const { past } = useMoment();
  const { partnerId, mayPost } = useRights();
  const open = finding.status === 'OPEN';
  const own = partnerId === null || partnerId === finding.partnerId;
  const acts = open && own && !past && accepting !== undefined && mayPost(accepting);
  return (
    <li data-finding={finding.findingId}>
      <h3>{say(finding.kindLabel)}</h3>
      <p>{say(finding.message)}</p>
      <p className="row soft small">
        <Badge tone={open ? 'care' : 'good'}>{t(`quality.${finding.status}`)}</Badge>
        {partnerName(finding.partnerId)}
        {finding.neighbourhoodId && `, ${scopeName(finding.neighbourhoodId)}`}
      </p>
      {finding.acceptance && (
        <p className="small">{t('quality.reason', { reason: finding.acceptance.reason })}</p>
      )}
      <Entries finding={finding} mend={acts} />
      {acts && <AcceptFinding finding={finding} type={accepting.type} />}
    </li>
  );
}

function Entries({ finding, mend }: { readonly finding: Finding; readonly mend: boolean }): ReactNode {
  const { t, say, date, number } = useText();
  const { to } = useView();
  const { edges, totalCount } = finding.entries;
  if (totalCount === 0) return null;
  return (
    <ul className="links small">
      {edges.map(({ node: entry }) => (
        <li key={entry.entryId}>
          <Link to={to(`/gebeurtenissen/${entry.entryId}`)}>{say(entry.label)}</Link>
          {entry.occurredOn && `, ${date(entry.occurredOn)}`}
          {mend && (
            <>
              {' '}
              <Link
                to={to(`/aanleveren/${entry.entryId}/corrigeren`)}
                aria-label={t('quality.correct', {
                  entry: `${say(entry.label)}${entry.occurredOn ? `, ${date(entry.occurredOn)}` : ''}`,
                })}
              >
                {t('entry.correct')}
              </Link>
            </>
          )}
        </li>
      ))}
      {totalCount > edges.length && (
        <li>{t('quality.more', { count: number(totalCount - edges.length) })}</li>
      )}
    </ul>
  );
}
