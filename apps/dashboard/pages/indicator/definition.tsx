import type { ReactNode } from 'react';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { useText } from '../../intl/use-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { isShare } from '../../parts/figure-text.ts';
import { parameterValue } from '../../parts/parameter-value.ts';

/** What is counted, by which versions of the definition, and what may be added up. */
export function Definition({ kpi }: { readonly kpi: KpiDefinition }): ReactNode {
  const text = useText();
  const { t, say, list, date } = text;
  const over = kpi.addsUpOver.map((name) => t(`addsUp.${name as 'periods' | 'areas' | 'parts'}`));
  const addsUp = isShare(kpi) ? t('definition.halvesAddUp', { over: list(over) }) : list(over);
  return (
    <section className="section panel" id="definitie">
      <h2>{t('definition.title')}</h2>
      <Facts
        of={[
          [t('definition.formula'), say(kpi.formula)],
          [t('definition.unit'), say(kpi.unit)],
          [t('definition.direction'), t(kpi.ascending ? 'definition.up' : 'definition.down')],
          [t('definition.addsUp'), over.length === 0 ? t('definition.addsUpNothing') : addsUp],
          [t('definition.source'), kpi.source],
        ]}
      />
      <h3>{t('definition.versions')}</h3>
      <ul className="plain-list">
        {kpi.versions.map(({ version, validFrom, reason, parameters }) => (
          <li key={version}>
            <strong>{t('definition.version', { version })}</strong>{' '}
            {validFrom ? t('definition.from', { day: date(validFrom) }) : t('definition.fromStart')}
            {reason && <>. {reason}</>}
            {parameters.length > 0 && (
              <div className="soft small">
                {parameters
                  .map((parameter) => `${say(parameter.label)}: ${parameterValue(parameter, text)}`)
                  .join(' · ')}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
