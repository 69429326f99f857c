import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '../../../intl/use-text.tsx';
import type { Place } from '#libs/programme';
import { inputId } from './field-input.tsx';

export interface ShownFault {
  /** Of its field; undefined where it is of none. */
  readonly place: Place | undefined;
  readonly text: string;
}

interface Props {
  readonly title: string;
  readonly faults: readonly ShownFault[];
}

/** What is wrong, each with the way to its field; it takes the focus when it appears. */
export function FaultSummary({ title, faults }: Props): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  const { t } = useText();
  useEffect(() => ref.current?.focus(), [faults]);
  return (
    <div ref={ref} className="notice bad" role="alert" tabIndex={-1} aria-label={t('form.faults')}>
      <h2>{title}</h2>
      <ul className="links">
        {faults.map(({ place, text }, i) => (
          <li key={i}>
            {place === undefined ? (
              text
            ) : (
              <a
                href={`#${inputId(place)}`}
                onClick={(event) => {
                  event.preventDefault();
                  const input = document.getElementById(inputId(place));
                  input?.scrollIntoView({ block: 'center' });
                  input?.focus({ preventScroll: true });
                }}
              >
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
