import type { ReactNode } from 'react';
import { useRest } from '../../api/use-rest.ts';
import { useText } from '../../intl/use-text.tsx';
import { STANDS_FROM } from '../../parts/plan.ts';
import { Answer } from '../../parts/states.tsx';
import { ProsePage } from './prose-page.tsx';

/** How the monitor counts, in plain words. */
export function Explain(): ReactNode {
  const { percent } = useText();
  const { ahead, good, care } = STANDS_FROM;
  const plan = { ahead: percent(ahead), good: percent(good), care: percent(care) };
  return (
    <ProsePage
      title="nav.explain"
      parts={[
        ['explain.two', 'explain.twoText'],
        ['explain.none', 'explain.noneText'],
        ['explain.provisional', 'explain.provisionalText'],
        ['explain.plan', 'explain.planText', plan],
        ['explain.add', 'explain.addText'],
        ['explain.wrong', 'explain.wrongText'],
        ['explain.keys', 'explain.keysText'],
      ]}
    >
      <Protection />
    </ProsePage>
  );
}

interface OpenIndex {
  readonly explanation: readonly { readonly nl: string; readonly en: string }[];
}

/** What is done to public numbers, with the numbers of the rules in force: as the server says it in every export. */
function Protection(): ReactNode {
  const { t, language } = useText();
  const query = useRest<OpenIndex>(['open-index'], '/open/v1', { cache: 'no-cache' });
  return (
    <section className="section" data-protection>
      <h2>{t('explain.protected')}</h2>
      <p>{t('explain.protectedText')}</p>
      <Answer query={query}>
        {({ explanation }) => (
          <ol>
            {explanation.map((sentence) => (
              <li key={sentence.nl}>{sentence[language]}</li>
            ))}
          </ol>
        )}
      </Answer>
    </section>
  );
}
