import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { REPORT } from '../../graphql/editions.ts';
import type { ResultOf } from '../../graphql/tada.ts';
import { useApi } from '../../api/use-api.ts';
import { usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { Badge } from '../../parts/badge.tsx';
import { editionTitle } from '../../parts/edition-title.ts';
import { Facts } from '../../parts/facts.tsx';
import { HeldBack } from '../../parts/held-back.tsx';
import { Page } from '../../parts/page.tsx';
import { ReportedRows } from '../../parts/reported-rows.tsx';
import { Answer } from '../../parts/states.tsx';
import { useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { Recompute } from './recompute.tsx';
import { Superseded } from './superseded.tsx';
import { Withdraw } from './withdraw.tsx';
import { ReportFiles } from './report-files.tsx';
import { ScopesGone } from './scopes-gone.tsx';

/** One edition: its pins, its figures as reported, and whether they can still be computed to the digit. */
export function EditionPage(): ReactNode {
  const { editionId = '' } = useParams();
  const { t, say } = useText();
  const { to } = useView();
  const query = useApi(REPORT, { editionId });
  const edition = query.data?.report.edition;
  return (
    <Page
      title={edition ? editionTitle(edition, t) : t('nav.editions')}
      titleLang={edition?.title == null ? undefined : 'nl'}
      crumbs={<Link to={to('/rapportages')}>{t('nav.editions')}</Link>}
    >
      <Answer query={query}>
        {({ report }) => (
          <>
            <EditionFacts edition={report.edition} />
            <ScopesGone report={report} />
            {report.werklijnen.map(({ werklijn, label, rows }) => (
              <ReportedRows
                key={werklijn}
                title={`${t('werklijn.n', { number: werklijn })}: ${say(label)}`}
                rows={rows}
                redefined={redefined(report)}
                name={`${editionId}_werklijn-${werklijn}`}
              />
            ))}
            <ReportedRows
              title={t('werklijn.all')}
              rows={report.across}
              redefined={redefined(report)}
              name={`${editionId}_programma`}
            />
            <ReportedRows
              title={t('nav.quality')}
              rows={report.dataQuality.rows}
              redefined={redefined(report)}
              name={`${editionId}_kwaliteit`}
            />
            <section className="section panel">
              <h2>{t('nav.linkages')}</h2>
              <p>
                {t('edition.linkages', {
                  open: report.linkages.open,
                  realised: report.linkages.realised,
                  missed: report.linkages.missed,
                })}
              </p>
            </section>
            <Narratives report={report} />
          </>
        )}
      </Answer>
    </Page>
  );
}

type Report = ResultOf<typeof REPORT>['report'];

/** How an edition stands, its pins, and what can be done with it. */
function EditionFacts({ edition }: Pick<Report, 'edition'>): ReactNode {
  const { t, say, date, moment, number } = useText();
  const { to } = useView();
  const { audit, office } = useRights();
  const { period } = edition;
  const periodName = usePeriodName();
  return (
    <section className="section panel">
      <p className="row">
        <Badge tone={edition.standing === 'IN_FORCE' ? 'good' : 'note'}>{say(edition.standingLabel)}</Badge>
        <strong>{say(edition.statusLabel)}</strong>
      </p>
      <Superseded edition={edition} />
      <HeldBack why={edition.heldBack} />
      <Facts
        of={[
          [t('submission.period'), `${periodName(period.code)} (${date(period.from)} – ${date(period.to)})`],
          [
            t('moment.bekend'),
            `${edition.asOfMoment ? moment(edition.asOfMoment) : ''}, ${t('moment.atPosition', {
              position: number(Number(edition.asOfPosition)),
            })}`,
          ],
          [t('edition.reference'), date(edition.referenceDate)],
          [t('edition.digest'), edition.digest, 'mono'],
        ]}
      />
      <Recompute editionId={edition.editionId} published={edition.digest} />
      <ReportFiles editionId={edition.editionId} title={editionTitle(edition, t)} />
      {office && edition.standing !== 'WITHDRAWN' && <Withdraw editionId={edition.editionId} />}
      <p className="row no-print">
        {audit && (
          <Link
            className="button"
            to={to('/controle', {
              van: edition.editionId,
              stand: edition.period.code,
              bekend: undefined,
            })}
          >
            {t('edition.compare')}
          </Link>
        )}
        <button type="button" onClick={() => window.print()}>
          {t('receipt.print')}
        </button>
      </p>
    </section>
  );
}

/** What partners wrote with their submissions. */
function Narratives({ report: { narratives } }: { readonly report: Report }): ReactNode {
  const { t } = useText();
  if (narratives.length === 0) return null;
  return (
    <section className="section panel">
      <h2>{t('edition.narratives')}</h2>
      {narratives.map(({ partnerId, partnerName, narrative, nilReport }) => (
        <div key={partnerId}>
          <h3>{partnerName}</h3>
          <p className="prose" lang={nilReport ? undefined : 'nl'}>
            {nilReport ? t('submission.nil') : narrative}
          </p>
        </div>
      ))}
    </section>
  );
}

/** Indicators that this edition counts by another definition than the edition before it. */
const redefined = ({ edition, previous }: Report): readonly string[] =>
  edition.definitionSet
    .filter(({ code, version }) =>
      previous?.definitionSet.some((before) => before.code === code && before.version !== version),
    )
    .map(({ code }) => code);
