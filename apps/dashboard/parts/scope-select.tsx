import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../intl/use-text.tsx';
import { useProgramme } from '../session/use-programme.tsx';
import { useView } from '../url/use-view.ts';

/** The whole programme, a municipality or an area; in the address. */
export function ScopeSelect(): ReactNode {
  const { t } = useText();
  const { neighbourhoods } = useProgramme();
  const { view, change, to } = useView();
  const id = useId();
  const former = neighbourhoods.filter(({ formerMunicipalityCodes }) =>
    formerMunicipalityCodes.includes(view.gebied),
  );
  const municipalities = new Map(neighbourhoods.map((area) => [area.municipalityCode, area.municipality]));
  return (
    <div className="field">
      <label htmlFor={id}>{t('scope.label')}</label>
      <select
        id={id}
        value={view.gebied}
        onChange={({ target }) =>
          change({ gebied: target.value === 'NL' ? undefined : target.value, na: undefined })
        }
      >
        <option value="NL">{t('scope.all')}</option>
        <optgroup label={t('scope.areas')}>
          {neighbourhoods.map(({ neighbourhoodId, name }) => (
            <option key={neighbourhoodId} value={neighbourhoodId}>
              {name}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('scope.municipalities')}>
          {[...municipalities].map(([code, name]) => (
            <option key={code} value={code}>
              {name ?? code}
            </option>
          ))}
        </optgroup>
        {former.length > 0 && !municipalities.has(view.gebied) && (
          <option value={view.gebied}>{t('area.formerMunicipality')}</option>
        )}
      </select>
      {former.length > 0 && !municipalities.has(view.gebied) && (
        <p className="small">
          <Link to={to(`/gebieden/${view.gebied}`)}>{t('scope.whereItWent')}</Link>
        </p>
      )}
    </div>
  );
}
