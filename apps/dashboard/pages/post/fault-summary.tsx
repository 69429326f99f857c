import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { inputId } from './form/field-input.tsx';

export interface ShownFault {
  readonly path: string | undefined;
  readonly text: string;
}

/** What is wrong, each with the way to its field; it takes the focus when it appears. */
export function FaultSummary({
  title,
  faults,
}: {
  readonly title: string;
  readonly faults: readonly ShownFault[];
}): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  const { t } = useText();
  useEffect(() => ref.current?.focus(), [faults]);
  return (
    <div ref={ref} className="notice bad" role="alert" tabIndex={-1} aria-label={t('form.faults')}>
      <h2>{title}</h2>
      <ul className="links">
        {faults.map(({ path, text }, i) => (
          <li key={i}>
            {path === undefined ? (
              text
            ) : (
              <a
                href={`#${inputId(path)}`}
                onClick={(event) => {
                  event.preventDefault();
                  const input = document.getElementById(inputId(path));
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
