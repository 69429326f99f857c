import type { ReactNode } from 'react';
import { ProsePage } from './prose-page.tsx';

/** How the monitor counts, in plain words. */
export const Explain = (): ReactNode => (
  <ProsePage
    title="nav.explain"
    parts={[
      ['explain.two', 'explain.twoText'],
      ['explain.none', 'explain.noneText'],
      ['explain.provisional', 'explain.provisionalText'],
      ['explain.plan', 'explain.planText'],
      ['explain.add', 'explain.addText'],
      ['explain.wrong', 'explain.wrongText'],
      ['explain.keys', 'explain.keysText'],
      ['explain.protected', 'explain.protectedText'],
    ]}
  />
);
