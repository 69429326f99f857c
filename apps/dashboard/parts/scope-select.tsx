import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../intl/use-text.tsx';
import { useProgramme } from '../session/use-programme.tsx';
import { useView } from '../url/use-view.ts';
import { Field, Options } from './field.tsx';

/** The whole programme, a municipality or an area; in the address. */
export function ScopeSelect(): ReactNode {
  const { t } = useText();
  const { neighbourhoods } = useProgramme();
  const { view, change, to } = useView();
  const former = neighbourhoods.filter(({ formerMunicipalityCodes }) =>
    formerMunicipalityCodes.includes(view.gebied),
  );
  const municipalities = new Map(neighbourhoods.map((area) => [area.municipalityCode, area.municipality]));
  const isGone = former.length > 0 && !municipalities.has(view.gebied);
  return (
    <Field label={t('table.area')}>
      {(tied) => (
        <>
          <select
            {...tied}
            value={view.gebied}
            onChange={({ target }) =>
              change({ gebied: target.value === 'NL' ? undefined : target.value, na: undefined })
            }
          >
            <option value="NL">{t('scope.all')}</option>
            <optgroup label={t('nav.areas')}>
              <Options of={neighbourhoods.map(({ neighbourhoodId, name }) => [neighbourhoodId, name])} />
            </optgroup>
            <optgroup label={t('scope.municipalities')}>
              <Options of={[...municipalities].map(([code, name]) => [code, name ?? code])} />
            </optgroup>
            {isGone && <option value={view.gebied}>{t('area.formerMunicipality')}</option>}
          </select>
          {isGone && (
            <p className="small">
              <Link to={to(`/gebieden/${view.gebied}`)}>{t('scope.whereItWent')}</Link>
            </p>
          )}
        </>
      )}
    </Field>
  );
}
