import type { ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import type { TextKey } from '../../intl/nl.ts';
import { Page } from '../../parts/page.tsx';

interface Props {
  readonly title: TextKey;
  readonly parts: readonly (readonly [heading: TextKey, text: TextKey, values?: Record<string, string>])[];
  readonly children?: ReactNode;
}

/** A page of headings with a text under each. */
export function ProsePage({ title, parts, children }: Props): ReactNode {
  const { t } = useText();
  return (
    <Page title={t(title)}>
      <div className="panel">
        <div className="prose">
          {parts.map(([heading, text, values]) => (
            <section key={heading} className="section">
              <h2>{t(heading)}</h2>
              <p>{t(text, values)}</p>
            </section>
          ))}
          {children}
        </div>
      </div>
    </Page>
  );
}
