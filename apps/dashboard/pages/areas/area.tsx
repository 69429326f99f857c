import { useId, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { Figure } from '../../graphql/figures.ts';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { useFigures } from '../../api/use-figures.ts';
import { useLive } from '../../api/use-live.ts';
import { usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { figureText, unitText } from '../../parts/figure-text.ts';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme, useRights, useScopeName } from '../../session/use-programme.tsx';
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
          <TimeControl periods />
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
  const { kpis, werklijnen, neighbourhoods } = useProgramme();
  const { stand, before: lastPeriod, cumulative } = useMoment();
  const periodName = usePeriodName();
  const { to } = useView();
  const { search, change } = useView();
  const id = useId();
  const scopeName = useScopeName();
  const beside =
    neighbourhoods.find(({ neighbourhoodId }) => neighbourhoodId === search.get('naast'))?.neighbourhoodId ??
    'NL';
  const { now: query, before } = useFigures(undefined, [scope, beside]);
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
    <>
      <div className="toolbar no-print">
        <div className="field">
          <label htmlFor={id}>{t('area.beside')}</label>
          <select
            id={id}
            value={beside}
            onChange={({ target }) => change({ naast: target.value === 'NL' ? undefined : target.value })}
          >
            <option value="NL">{t('scope.all')}</option>
            {neighbourhoods
              .filter(({ neighbourhoodId }) => neighbourhoodId !== scope)
              .map(({ neighbourhoodId, name }) => (
                <option key={neighbourhoodId} value={neighbourhoodId}>
                  {name}
                </option>
              ))}
          </select>
        </div>
      </div>
      <Answer query={query}>
        {({ figures }) =>
          groups.map(({ key, title }) => {
            const textOf = (kpi: KpiDefinition, figure: Figure | undefined): string =>
              figureText(kpi, figure ?? { status: 'NO_DATA', value: null }, text);
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
                  caption={cumulative ? t('area.caption') : periodName(stand)}
                  name={`${scope}_werklijn-${key ?? 'x'}`}
                  stackable
                  table={{
                    columns: [
                      { label: t('table.kpi'), kind: 'text' },
                      { label: t('area.here'), kind: 'number' },
                      ...(lastPeriod === undefined
                        ? []
                        : [
                            {
                              label: t('area.before', { period: periodName(lastPeriod) }),
                              kind: 'number' as const,
                            },
                          ]),
                      { label: scopeName(beside), kind: 'number' },
                      { label: t('definition.unit'), kind: 'text' },
                    ],
                    rows: own.map((kpi) => [
                      `${kpi.code} ${say(kpi.label)}`,
                      shown(kpi.code, scope),
                      ...(lastPeriod === undefined ? [] : [textOf(kpi, before(kpi.code, scope))]),
                      shown(kpi.code, beside),
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
    </>
  );
}
