import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ENTRIES } from '../../graphql/entries.ts';
import { FINDINGS } from '../../graphql/findings.ts';
import { PERIODS, SUBMISSIONS } from '../../graphql/submissions.ts';
import { useApi } from '../../api/use-api.ts';
import { usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { Badge } from '../../parts/badge.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { usePartnerName, useProgramme, useScopeName } from '../../session/use-programme.tsx';
import { periodAround } from '../../url/period.ts';
import { useView } from '../../url/use-view.ts';
import { DueList } from '../reporting/due-list.tsx';
import { PartnerFigures } from '../reporting/partner-figures.tsx';

/**
 * Where a partner's day starts: what is due, what came back and why, its figures, its areas, and what it recorded
 * last.
 */
export function PartnerHome({ partnerId }: { readonly partnerId: string }): ReactNode {
  const { t } = useText();
  const { past } = useMoment();
  const { to } = useView();
  const partnerName = usePartnerName();
  if (past) return null;
  return (
    <div data-partner-home>
      <div className="row between section">
        <h2>{partnerName(partnerId)}</h2>
        <p className="row links">
          <Link className="button primary" to={to('/aanleveren')}>
            {t('nav.post')}
          </Link>
          <Link className="button" to={to('/upload')}>
            {t('own.upload')}
          </Link>
        </p>
      </div>
      <DueList />
      <Returned partnerId={partnerId} />
      <OwnFigures partnerId={partnerId} />
      <div className="in-columns section">
        <Findings partnerId={partnerId} />
        <LastEntries partnerId={partnerId} />
      </div>
    </div>
  );
}

/** What the office sent back and is still to be handed in again, with what it said. */
function Returned({ partnerId }: { readonly partnerId: string }): ReactNode {
  const { t } = useText();
  const { to } = useView();
  const periodName = usePeriodName();
  const query = useApi(SUBMISSIONS, {});
  const back = (query.data?.submissions ?? []).filter(
    (each) => each.partnerId === partnerId && each.state === 'RETURNED',
  );
  if (back.length === 0) return null;
  return (
    <section className="section notice bad" data-returned>
      <h2>{t('own.returned')}</h2>
      <ul className="plain-list">
        {back.map(({ id, period, steps }) => (
          <li key={id} className="links">
            <Link to={to('/inzendingen', { periode: period.code })}>{periodName(period.code)}</Link>:{' '}
            {steps.findLast(({ reason }) => reason)?.reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Over the period that is reported on last, or else this quarter. */
function OwnFigures({ partnerId }: { readonly partnerId: string }): ReactNode {
  const { t } = useText();
  const { to } = useView();
  const { newest } = useMoment();
  const { partners } = useProgramme();
  const scopeName = useScopeName();
  const query = useApi(PERIODS, {});
  const areas = partners.find((each) => each.partnerId === partnerId)?.neighbourhoodIds ?? [];
  return (
    <section className="section panel">
      <h2>{t('own.figures')}</h2>
      <Answer query={query}>
        {({ reportingPeriods }) => (
          <PartnerFigures
            partnerId={partnerId}
            most={6}
            period={
              reportingPeriods.findLast(({ closed }) => !closed)?.period.code ??
              periodAround(newest, 'quarter')
            }
          />
        )}
      </Answer>
      {areas.length > 0 && (
        <p className="links">
          {t('own.areas')}{' '}
          {areas.map((area, i) => (
            <span key={area}>
              {i > 0 && ', '}
              <Link to={to(`/gebieden/${area}`)}>{scopeName(area)}</Link>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

function Findings({ partnerId }: { readonly partnerId: string }): ReactNode {
  const { t, say } = useText();
  const { to } = useView();
  const query = useApi(FINDINGS, { first: 5, partnerId, status: 'OPEN' });
  return (
    <section className="panel">
      <h2>{t('quality.findings')}</h2>
      <Answer query={query}>
        {({ findings: { edges, totalCount } }) =>
          totalCount === 0 ? (
            <p className="notice good">{t('quality.none')}</p>
          ) : (
            <>
              <ul className="plain-list small">
                {edges.map(({ node }) => (
                  <li key={node.findingId} className="links">
                    <Badge tone="care">{say(node.kindLabel)}</Badge> {say(node.message)}{' '}
                    {node.entries.edges.slice(0, 1).map(({ node: entry }) => (
                      <Link key={entry.entryId} to={to(`/gebeurtenissen/${entry.entryId}`)}>
                        {t('own.toEntry')}
                      </Link>
                    ))}
                  </li>
                ))}
              </ul>
              <p className="links">
                <Link to={to('/datakwaliteit')}>{t('attention.findings', { count: totalCount })}</Link>
              </p>
            </>
          )
        }
      </Answer>
    </section>
  );
}

function LastEntries({ partnerId }: { readonly partnerId: string }): ReactNode {
  const { t, say, moment } = useText();
  const { to } = useView();
  const scopeName = useScopeName();
  const query = useApi(ENTRIES, { first: 5, filter: { partnerIds: [partnerId] } });
  return (
    <section className="panel">
      <h2>{t('own.last')}</h2>
      <Answer query={query}>
        {({ entries }) => (
          <>
            <ul className="plain-list small">
              {entries.edges.map(({ node }) => (
                <li key={node.entryId} className="links">
                  <Link to={to(`/gebeurtenissen/${node.entryId}`)}>{say(node.label)}</Link>
                  {node.neighbourhoodId && `, ${scopeName(node.neighbourhoodId)}`}, {moment(node.recordedAt)}
                </li>
              ))}
            </ul>
            <p className="links">
              <Link to={to('/gebeurtenissen')}>{t('own.all', { count: entries.totalCount })}</Link>
            </p>
          </>
        )}
      </Answer>
    </section>
  );
}
