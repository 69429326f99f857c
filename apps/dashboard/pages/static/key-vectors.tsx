import type { ReactNode } from 'react';
import { fingerprintOf, KEY_VECTORS, VECTOR_SECRET } from '#libs/tabular';
import { useText } from '../../intl/use-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Scroll } from '../../parts/word-table.tsx';

/** Addresses with their keys, for whoever makes keys with software of its own. */
export function KeyVectors(): ReactNode {
  const { t } = useText();
  return (
    <section className="section">
      <h2>{t('vectors.title')}</h2>
      <p>{t('vectors.text')}</p>
      <Facts
        of={[
          [t('vectors.secret'), VECTOR_SECRET, 'mono'],
          [t('vectors.fingerprint'), fingerprintOf(VECTOR_SECRET), 'mono'],
        ]}
      />
      <Scroll label={t('vectors.title')}>
        <table>
          <caption>{t('vectors.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('vectors.address')}</th>
              <th scope="col">{t('vectors.signed')}</th>
              <th scope="col">{t('vectors.key')}</th>
            </tr>
          </thead>
          <tbody>
            {KEY_VECTORS.map(({ kind, postcode, houseNumber, addition, text, key }) => (
              <tr key={`${kind} ${postcode} ${houseNumber} ${addition}`}>
                <th scope="row">
                  {[postcode, houseNumber, addition].filter((part) => part !== '').join(' · ')}
                </th>
                <td className="mono">{`wijkspoor-sleutel/1|${kind}|${text}`}</td>
                <td className="mono">{key}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
