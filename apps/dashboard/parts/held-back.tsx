import type { ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';

interface Props {
  readonly why: { readonly nl: string; readonly en: string } | null;
}

/** Why outsiders see nothing about people of an edition, and what to do; nothing where there is no reason. */
export function HeldBack({ why }: Props): ReactNode {
  const { say } = useText();
  return (
    why && (
      <p className="notice care" role="note" data-held-back>
        {say(why)}
      </p>
    )
  );
}
