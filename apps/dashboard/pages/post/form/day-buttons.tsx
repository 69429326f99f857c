import type { ReactNode } from 'react';
import { useText } from '../../../intl/use-text.tsx';
import { dayBefore, today } from '../../../url/amsterdam.ts';
import { writeDutchDate } from '../../../url/dutch-date.ts';

/** The two days that most entries are about, in one tap. */
export function DayButtons({ onDay }: { readonly onDay: (typed: string) => void }): ReactNode {
  const { t } = useText();
  const now = today();
  return (
    <div className="row small">
      <button type="button" className="plain" onClick={() => onDay(writeDutchDate(now))}>
        {t('form.today')}
      </button>
      <button type="button" className="plain" onClick={() => onDay(writeDutchDate(dayBefore(now)))}>
        {t('form.yesterday')}
      </button>
    </div>
  );
}
