import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { FIGURES } from '../../graphql/figures.ts';
import { useApi } from '../../graphql/use-api.ts';
import { useLive } from '../../graphql/use-live.ts';
import { useText } from '../../intl/use-text.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { figureText, unitText } from '../../parts/figure-text.ts';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
import { TimeControl } from '../../shell/time-control.tsx';
import { useView } from '../../url/use-view.ts';
import { MunicipalityPage } from './municipality.tsx';

/** One area: all its figures beside those of the whole programme, and who works there. */
export function AreaPage(): ReactNode {
  const { scope = '' } = useParams();
  const { t, say } = useText();
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
          <TimeControl />
          <AreaFigures scope={scope} />
        </>
      )}
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
                  {say(kindLabel)}, {t('area.werklijnen', { list: werklijnen.join(', ') })}
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
  const text = useText();
  const { t, say } = text;
  const { kpis, werklijnen } = useProgramme();
  const { stand, asOf } = useMoment();
  const { to } = useView();
  const query = useApi(FIGURES, {
    scopes: [scope, 'NL'],
    period: stand,
    cumulative: true,
    ...(asOf ? { asOf } : {}),
  });
  useLive(
    kpis.map(({ code }) => code),
    [scope],
    stand,
  );
  const groups = [
    ...werklijnen.map(({ number, name }) => ({
      key: number,
      title: `${t('werklijn.n', { number })}: ${say(name)}`,
    })),
    { key: null, title: t('werklijn.all') },
  ];
  return (
    <Answer query={query}>
      {({ figures }) =>
        groups.map(({ key, title }) => {
          const own = kpis.filter(({ werklijn }) => werklijn === key);
          const shown = (code: string, of: string): string => {
            const kpi = own.find((each) => each.code === code);
            const figure = figures.find((each) => each.kpi.code === code && each.scope === of);
            if (!kpi || !figure) return t('figure.NO_DATA');
            return figureText(kpi, figure, text);
          };
          return (
            <section key={title} className="section panel" data-werklijn={key ?? 'x'}>
              <h2>{title}</h2>
              <DataTable
                caption={t('area.caption')}
                name={`${scope}_werklijn-${key ?? 'x'}`}
                stackable
                table={{
                  columns: [
                    { label: t('table.kpi'), kind: 'text' },
                    { label: t('area.here'), kind: 'number' },
                    { label: t('scope.all'), kind: 'number' },
                    { label: t('definition.unit'), kind: 'text' },
                  ],
                  rows: own.map((kpi) => [
                    `${kpi.code} ${say(kpi.label)}`,
                    shown(kpi.code, scope),
                    shown(kpi.code, 'NL'),
                    unitText(kpi, text),
                  ]),
                }}
                firstCell={(row, name) => (
                  <span className="links">
                    <Link to={to(`/indicatoren/${own[row]?.code ?? ''}`, { gebied: scope })}>{name}</Link>
                  </span>
                )}
              />
            </section>
          );
        })
      }
    </Answer>
  );
}
