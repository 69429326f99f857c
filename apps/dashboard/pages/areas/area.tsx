import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { figureIn, type Figure } from '../../graphql/figures.ts';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { useFigures } from '../../api/use-figures.ts';
import { useLive } from '../../api/use-live.ts';
import { usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { SelectField, type Option } from '../../parts/field.tsx';
import { unitText } from '../../parts/figure-text.ts';
import { FollowButton } from '../../parts/follow-button.tsx';
import { HEADLINES } from '../../parts/headlines.ts';
import { measuredOf } from '../../parts/measured.ts';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme, useRights, useScopeName, useWerklijnGroups } from '../../session/use-programme.tsx';
import { TimeControl } from '../../shell/time-control.tsx';
import { useView } from '../../url/use-view.ts';
import { ReportedArea } from '../reported/reported-areas.tsx';
import { MunicipalityPage } from './municipality.tsx';

/** One area: all its figures beside those of the whole programme, and who works there. */
export function AreaPage(): ReactNode {
  const { scope = '' } = useParams();
  const { t, say, list } = useText();
  const { neighbourhoods, partners } = useProgramme();
  const { to } = useView();
  const { figures, entries } = useRights();
  const area = neighbourhoods.find(({ neighbourhoodId }) => neighbourhoodId === scope);
  if (!area) return <MunicipalityPage code={scope} />;
  return (
    <Page
      title={area.name}
      lead={t('area.lead', { municipality: area.municipality ?? area.municipalityCode })}
      crumbs={<Link to={to('/gebieden')}>{t('nav.areas')}</Link>}
    >
      {figures && (
        <>
          <TimeControl periods />
          <FollowButton what={{ kpis: Object.values(HEADLINES), scope }} />
          <AreaFigures scope={scope} />
        </>
      )}
      {!figures && <ReportedArea scope={scope} />}
      <section className="section panel">
        <h2>{t('area.who')}</h2>
        <ul className="tiles">
          {partners
            .filter(({ neighbourhoodIds }) => neighbourhoodIds.includes(scope))
            .map(({ partnerId, name, kindLabel, werklijnen }) => (
              <li key={partnerId}>
                {name}
                <br />
                <span className="soft small">
                  {say(kindLabel)},{' '}
                  {t('area.werklijnen', { count: werklijnen.length, list: list(werklijnen.map(String)) })}
                </span>
              </li>
            ))}
        </ul>
      </section>
      {entries && (
        <p className="links">
          <Link to={to('/gebeurtenissen', { gebied: scope })}>{t('area.entries', { area: area.name })}</Link>
        </p>
      )}
    </Page>
  );
}

function AreaFigures({ scope }: { readonly scope: string }): ReactNode {
  const { kpis, neighbourhoods } = useProgramme();
  const groups = useWerklijnGroups();
  const { stand } = useMoment();
  const { search } = useView();
  const beside =
    neighbourhoods.find(({ neighbourhoodId }) => neighbourhoodId === search.get('naast'))?.neighbourhoodId ??
    'NL';
  const { now: query, before } = useFigures(undefined, [scope, beside]);
  useLive(
    kpis.map(({ code }) => code),
    [scope],
    stand,
  );
  return (
    <>
      <BesideChoice scope={scope} beside={beside} />
      <Answer query={query}>
        {({ figures }) =>
          groups.map(({ number, title }) => (
            <section key={title} className="section panel" data-werklijn={number ?? 'x'}>
              <h2>{title}</h2>
              <WerklijnTable
                name={`${scope}_werklijn-${number ?? 'x'}`}
                kpis={kpis.filter(({ werklijn }) => werklijn === number)}
                scope={scope}
                beside={beside}
                now={(code, of) => figureIn(figures, code, of)}
                before={(code) => before(code, scope)}
              />
            </section>
          ))
        }
      </Answer>
    </>
  );
}

/** Which area stands beside this one; first the whole programme. */
function BesideChoice({ scope, beside }: { readonly scope: string; readonly beside: string }): ReactNode {
  const { t } = useText();
  const { neighbourhoods } = useProgramme();
  const { change } = useView();
  const others = neighbourhoods.filter(({ neighbourhoodId }) => neighbourhoodId !== scope);
  return (
    <div className="toolbar no-print">
      <SelectField
        label={t('area.beside')}
        value={beside}
        of={[['NL', t('scope.all')], ...others.map((area): Option => [area.neighbourhoodId, area.name])]}
        pick={(chosen) => change({ naast: chosen === 'NL' ? undefined : chosen })}
      />
    </div>
  );
}

interface Props {
  readonly name: string;
  readonly kpis: readonly KpiDefinition[];
  readonly scope: string;
  readonly beside: string;
  readonly now: (code: string, scope: string) => Figure | undefined;
  readonly before: (code: string) => Figure | undefined;
}

/** The indicators of a werklijn: here, the period before, and in the area beside. */
function WerklijnTable({ name, kpis, scope, beside, now, before }: Props): ReactNode {
  const text = useText();
  const { t, say } = text;
  const { to } = useView();
  const { stand, before: lastPeriod, cumulative } = useMoment();
  const periodName = usePeriodName();
  const scopeName = useScopeName();
  const earlier =
    lastPeriod === undefined
      ? []
      : [{ label: t('area.before', { period: periodName(lastPeriod) }), kind: 'number' as const }];
  return (
    <DataTable
      caption={cumulative ? t('area.caption') : periodName(stand)}
      name={name}
      stackable
      table={{
        columns: [
          { label: t('table.kpi'), kind: 'text' },
          { label: t('area.here'), kind: 'number' },
          ...earlier,
          { label: scopeName(beside), kind: 'number' },
          { label: t('definition.unit'), kind: 'text' },
        ],
        rows: kpis.map((kpi) => [
          `${kpi.code} ${say(kpi.label)}`,
          measuredOf(kpi, now(kpi.code, scope), text),
          ...earlier.map(() => measuredOf(kpi, before(kpi.code), text)),
          measuredOf(kpi, now(kpi.code, beside), text),
          unitText(kpi, text),
        ]),
      }}
      linkTo={(row) => to(`/indicatoren/${kpis[row]?.code ?? ''}`, { gebied: scope })}
    />
  );
}
