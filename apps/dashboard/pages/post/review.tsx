import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import type { EventField } from '../../graphql/entries.ts';
import { useText } from '../../intl/use-text.tsx';
import { useScopeName } from '../../session/use-programme.tsx';
import { valueInWords } from '../entries/payload.tsx';

/** Everything that is about to be recorded, in words, before it is. */
export function Review({
  fields,
  data,
  busy,
  back,
  post,
}: {
  readonly fields: readonly EventField[];
  readonly data: Readonly<Record<string, unknown>>;
  readonly busy: boolean;
  readonly back: () => void;
  readonly post: () => void;
}): ReactNode {
  const text = useText();
  const { t, say } = text;
  const scopeName = useScopeName();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="panel">
      <h2 ref={heading} tabIndex={-1}>
        {t('form.checkTitle')}
      </h2>
      <p>{t('form.checkText')}</p>
      <dl className="facts">
        {fields
          .filter(({ name }) => data[name] !== undefined)
          .map((field) => (
            <Fragment key={field.name}>
              <dt>{say(field.label)}</dt>
              <dd>
                {field.name === 'neighbourhoodId'
                  ? scopeName(String(data[field.name]))
                  : valueInWords(data[field.name], field, text)}
              </dd>
            </Fragment>
          ))}
      </dl>
      <p className="row">
        <button type="button" className="primary" disabled={busy} onClick={post}>
          {t(busy ? 'form.busy' : 'form.post')}
        </button>
        <button type="button" disabled={busy} onClick={back}>
          {t('form.change')}
        </button>
      </p>
    </section>
  );
}
