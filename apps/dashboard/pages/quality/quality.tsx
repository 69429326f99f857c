import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';
import { FIGURES } from '../../graphql/figures.ts';
import { FINDINGS } from '../../graphql/findings.ts';
import type { VariablesOf } from '../../graphql/tada.ts';
import { useApi } from '../../graphql/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { Badge } from '../../parts/badge.tsx';
import { FigureCard } from '../../parts/figure-card.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { usePartnerName, useProgramme, useRights, useScopeName } from '../../session/use-programme.tsx';
import { TimeControl } from '../../shell/time-control.tsx';
import { useView } from '../../url/use-view.ts';
import { Pager } from '../entries/pager.tsx';

type Kind = NonNullable<VariablesOf<typeof FINDINGS>['kind']>;

const KINDS: readonly Kind[] = [
  'END_BEFORE_START',
  'ACCEPTED_BEFORE_REACHED',
  'SAME_NATURAL_KEY',
  'OUTLIER',
  'ONE_DAY',
  'SILENT_PARTNER',
];

/** How good the data are: completeness and delay as figures, and what needs a look, partner by partner. */
export function Quality(): ReactNode {
  const { t } = useText();
  const { entries } = useRights();
  return (
    <Page title={t('nav.quality')} lead={t('quality.lead')}>
      {entries ? (
        <>
          <TimeControl />
          <QualityFigures />
          <Findings />
        </>
      ) : (
        <p className="notice">{t('entries.notForYou')}</p>
      )}
    </Page>
  );
}

function QualityFigures(): ReactNode {
  const { t } = useText();
  const { kpis } = useProgramme();
  const { stand, asOf } = useMoment();
  const own = kpis.filter(({ code }) => code.startsWith('Q.'));
  const query = useApi(FIGURES, {
    kpis: own.map(({ code }) => code),
    scopes: ['NL'],
    period: stand,
    cumulative: true,
    ...(asOf ? { asOf } : {}),
  });
  return (
    <section className="section">
      <h2>{t('quality.figures')}</h2>
      <Answer query={query}>
        {({ figures }) => (
          <ul className="cards">
            {own.map((kpi) => (
              <FigureCard
                key={kpi.code}
                kpi={kpi}
                eyebrow={kpi.code}
                figure={figures.find((each) => each.kpi.code === kpi.code)}
              />
            ))}
          </ul>
        )}
      </Answer>
    </section>
  );
}

function Findings(): ReactNode {
  const { t, say, date, number } = useText();
  const { search, change, to } = useView();
  const { asOf } = useMoment();
  const partnerName = usePartnerName();
  const scopeName = useScopeName();
  const id = useId();
  const kind = KINDS.find((each) => each === search.get('soort'));
  const after = search.get('na');
  const open = search.get('staat') !== 'alle';
  const query = useApi(FINDINGS, {
    first: 25,
    ...(kind ? { kind } : {}),
    ...(open ? { status: 'OPEN' as const } : {}),
    ...(asOf ? { asOf } : {}),
    ...(after ? { after } : {}),
  });
  return (
    <section className="section panel">
      <h2>{t('quality.findings')}</h2>
      <div className="toolbar no-print">
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('quality.kind')}</label>
          <select
            id={`${id}-kind`}
            value={kind ?? ''}
            onChange={({ target }) => change({ soort: target.value, na: undefined })}
          >
            <option value="">{t('filter.all')}</option>
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {t(`finding.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <label className="check">
          <input
            type="checkbox"
            checked={!open}
            onChange={({ target }) => change({ staat: target.checked ? 'alle' : undefined, na: undefined })}
          />
          {t('quality.withAccepted')}
        </label>
      </div>
      <Answer query={query}>
        {({ findings }) => (
          <>
            {findings.totalCount === 0 && <p className="notice good">{t('quality.none')}</p>}
            <ul className="plain-list">
              {findings.edges.map(({ node }) => (
                <li key={node.findingId}>
                  <h3>{say(node.kindLabel)}</h3>
                  <p>{say(node.message)}</p>
                  <p className="row soft small">
                    <Badge tone={node.status === 'OPEN' ? 'care' : 'good'}>
                      {t(`quality.${node.status}`)}
                    </Badge>
                    {partnerName(node.partnerId)}
                    {node.neighbourhoodId && `, ${scopeName(node.neighbourhoodId)}`}
                  </p>
                  {node.acceptance && (
                    <p className="small">{t('quality.reason', { reason: node.acceptance.reason })}</p>
                  )}
                  {node.entries.totalCount > 0 && (
                    <ul className="links small">
                      {node.entries.edges.map(({ node: entry }) => (
                        <li key={entry.entryId}>
                          <Link to={to(`/gebeurtenissen/${entry.entryId}`)}>{say(entry.label)}</Link>
                          {entry.occurredOn && `, ${date(entry.occurredOn)}`}
                        </li>
                      ))}
                      {node.entries.totalCount > 3 && (
                        <li>{t('quality.more', { count: number(node.entries.totalCount - 3) })}</li>
                      )}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
            <Pager
              shown={findings.edges.length}
              total={findings.totalCount}
              next={findings.pageInfo.hasNextPage ? findings.pageInfo.endCursor : undefined}
            />
          </>
        )}
      </Answer>
    </section>
  );
}
