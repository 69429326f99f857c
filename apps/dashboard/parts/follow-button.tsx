import type { ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { isSame, toggled, type Followed } from '../session/kept.ts';
import { useKept } from '../session/use-kept.ts';
import { useProgramme } from '../session/use-programme.tsx';

/** Follows an indicator or an area, or no more: what changes in it is told on the first page. */
export function FollowButton({ what }: { readonly what: Followed }): ReactNode {
  const { t } = useText();
  const { log } = useProgramme();
  const [kept, change] = useKept();
  const follows = kept.followed.some((each) => isSame(each, what));
  return (
    <p className="no-print">
      <button
        type="button"
        aria-pressed={follows}
        onClick={() => change((now) => toggled(now, what, log?.position))}
      >
        {t(follows ? 'follow.stop' : 'follow.start')}
      </button>
    </p>
  );
}
