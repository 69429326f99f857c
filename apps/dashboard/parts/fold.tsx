import { useState, type ReactNode } from 'react';

/** As wide as a phone (styles/parts.css). */
const NARROW = '(max-width: 36rem)';

/** Whether the page is as narrow as a phone, now. */
export const isNarrow = (): boolean => window.matchMedia(NARROW).matches;

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

/** Open where there is room, folded on a phone until it is asked for. */
export function Fold({ title, children }: Props): ReactNode {
  const [open] = useState(() => !isNarrow());
  if (open) return children;
  return (
    <details className="section" data-fold>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
