import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { FINDINGS } from '../../graphql/findings.ts';
import { FIGURES } from '../../graphql/figures.ts';
import { DEFINITIONS_OF, type Edition } from '../../graphql/editions.ts';
import { SUBMISSIONS } from '../../graphql/submissions.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { editionTitle } from '../../parts/edition-title.ts';
import { Answer } from '../../parts/states.tsx';
import { useProgramme } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { ChangedFigures, ChangedSince } from '../../parts/changed-figures.tsx';

interface Props {
  readonly period: string;
  /** The edition in force of this period, or else the newest of an earlier one. */
  readonly before: Edition | undefined;
}

/**
 * What an edition published now would say: against the one before it, who is missing, what is defined otherwise, what
 * is open.
 */
export function Preview({ period, before }: Props): ReactNode {
  const { t } = useText();
  return (
    <div className="in-columns" data-preview>
      <section>
        <h3>{t('preview.difference')}</h3>
        {before ? <Difference before={before} /> : <p>{t('preview.first')}</p>}
      </section>
      <section>
        <h3>{t('preview.missing')}</h3>
        <Missing period={period} />
      </section>
      <section>
        <h3>{t('preview.definitions')}</h3>
        {before ? <Redefined period={period} before={before} /> : <p>{t('preview.noRedefined')}</p>}
      </section>
      <section>
        <h3>{t('quality.findings')}</h3>
        <OpenFindings />
      </section>
    </div>
  );
}

function Difference({ before }: { readonly before: Edition }): ReactNode {
  const { t } = useText();
  const { to } = useView();
  return (
    <>
      <p className="small links">
        {t('preview.against')}{' '}
        <Link to={to(`/rapportages/${before.editionId}`)}>{editionTitle(before, t)}</Link>
      </p>
      <ChangedSince edition={before} same={<p>{t('since.same')}</p>}>
        {(changed) => <ChangedFigures figures={changed} />}
      </ChangedSince>
    </>
  );
}

function Missing({ period }: { readonly period: string }): ReactNode {
  const { t, say } = useText();
  const query = useApi(SUBMISSIONS, { period });
  return (
    <Answer query={query}>
      {({ submissions }) => {
        const missing = submissions.filter(({ state }) => state !== 'ACCEPTED');
        if (submissions.length === 0) return <p>{t('preview.notAsked')}</p>;
        if (missing.length === 0) return <p>{t('preview.complete')}</p>;
        return (
          <ul className="plain-list small">
            {missing.map(({ id, partnerId, partnerName, stateLabel }) => (
              <li key={id} data-missing={partnerId}>
                {partnerName}: {say(stateLabel)}
              </li>
            ))}
          </ul>
        );
      }}
    </Answer>
  );
}

function Redefined({ period, before }: { readonly period: string; readonly before: Edition }): ReactNode {
  const { t, say } = useText();
  const { kpis } = useProgramme();
  const then = useApi(DEFINITIONS_OF, { editionId: before.editionId });
  const now = useApi(FIGURES, { scopes: ['NL'], period, cumulative: true });
  const versions = new Map(
    then.data?.report.edition.definitionSet.map(({ code, version }) => [code, version]),
  );
  return (
    <Answer query={now}>
      {({ figures }) => {
        const other = figures.filter(({ kpi: { code }, definitionVersion }) => {
          const version = versions.get(code);
          return version !== undefined && version !== definitionVersion;
        });
        if (other.length === 0) return <p>{t('preview.noRedefined')}</p>;
        return (
          <ul className="plain-list small">
            {other.map(({ kpi: { code }, definitionVersion }) => {
              const kpi = kpis.find((each) => each.code === code);
              return (
                <li key={code} data-redefined={code}>
                  {code} {kpi && say(kpi.label)}:{' '}
                  {t('preview.version', { before: versions.get(code) ?? 0, now: definitionVersion })}
                </li>
              );
            })}
          </ul>
        );
      }}
    </Answer>
  );
}

function OpenFindings(): ReactNode {
  const { t } = useText();
  const { to } = useView();
  const query = useApi(FINDINGS, { first: 1, status: 'OPEN' });
  return (
    <Answer query={query}>
      {({ findings: { totalCount } }) => (
        <p className="links">
          {totalCount === 0 ? (
            t('quality.none')
          ) : (
            <Link to={to('/datakwaliteit')}>{t('attention.findings', { count: totalCount })}</Link>
          )}
        </p>
      )}
    </Answer>
  );
}
