import type { ReactNode } from 'react';
import { ProsePage } from './prose-page.tsx';

/** What was done so that everybody can use it, how that is tested, and what is known to fall short. */
export const Accessibility = (): ReactNode => (
  <ProsePage
    title="nav.accessibility"
    parts={[
      ['a11y.aim', 'a11y.aimText'],
      ['a11y.tested', 'a11y.testedText'],
      ['a11y.keyboard', 'a11y.keyboardText'],
      ['a11y.known', 'a11y.knownText'],
      ['a11y.tell', 'a11y.tellText'],
    ]}
  />
);
