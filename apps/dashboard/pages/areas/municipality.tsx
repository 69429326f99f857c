import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../intl/use-text.tsx';
import { Page } from '../../parts/page.tsx';
import { useProgramme } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { NotFound } from '../not-found.tsx';

/**
 * The areas of a municipality; of one that was merged, where its areas went: an address of before still leads
 * somewhere.
 */
export function MunicipalityPage({ code }: { readonly code: string }): ReactNode {
  const { t } = useText();
  const { neighbourhoods } = useProgramme();
  const { to } = useView();
  const here = neighbourhoods.filter(({ municipalityCode }) => municipalityCode === code);
  const gone = neighbourhoods.filter(
    ({ municipalityCode, formerMunicipalityCodes }) =>
      municipalityCode !== code && formerMunicipalityCodes.includes(code),
  );
  if (here.length === 0 && gone.length === 0) return <NotFound />;
  const name = here[0]?.municipality ?? t('area.formerMunicipality');
  return (
    <Page title={name} crumbs={<Link to={to('/gebieden')}>{t('nav.areas')}</Link>}>
      {gone.length > 0 && (
        <div className="notice care">
          <p>{t('area.moved')}</p>
          <ul className="links">
            {gone.map(({ neighbourhoodId, name: area, municipality, municipalityCode }) => (
              <li key={neighbourhoodId}>
                {t('area.nowIn', { area, municipality: municipality ?? municipalityCode })}:{' '}
                <Link to={to(`/gebieden/${neighbourhoodId}`, { gebied: undefined })}>{area}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {here.length > 0 && (
        <section className="section panel">
          <h2>{t('nav.areas')}</h2>
          <ul className="plain-list links">
            {here.map(({ neighbourhoodId, name: area }) => (
              <li key={neighbourhoodId}>
                <Link to={to(`/gebieden/${neighbourhoodId}`)}>{area}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
