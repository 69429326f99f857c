import type { ReactNode } from 'react';
import type { REPORT } from '../../graphql/editions.ts';
import type { ResultOf } from '../../graphql/tada.ts';
import { useText } from '../../intl/use-text.tsx';
import { useProgramme } from '../../session/use-programme.tsx';

interface Props {
  readonly report: Pick<ResultOf<typeof REPORT>['report'], 'scopesGone'>;
}

/**
 * The areas that the previous edition had figures of and this one has not, each with where it went; nothing where
 * there are none.
 */
export function ScopesGone({ report: { scopesGone } }: Props): ReactNode {
  const { t } = useText();
  const { neighbourhoods } = useProgramme();
  const nameOf = (code: string): string =>
    neighbourhoods.find(({ municipalityCode }) => municipalityCode === code)?.municipality ?? code;
  if (scopesGone.length === 0) return null;
  return (
    <section className="section notice care" data-scopes-gone>
      <h2>{t('edition.scopesGone')}</h2>
      <ul className="plain-list">
        {scopesGone.map(({ scope, name, wentTo }) => (
          <li key={scope}>
            {wentTo.length === 0
              ? t('edition.scopeGone', { name })
              : `${name}: ${wentTo
                  .map((area) =>
                    area.to
                      ? t('area.nowIn', { area: area.name, municipality: nameOf(area.to) })
                      : t('edition.scopeGone', { name: area.name }),
                  )
                  .join('; ')}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
