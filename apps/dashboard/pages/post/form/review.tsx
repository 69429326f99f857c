import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import type { PlacedFault } from '../../../api/rest.ts';
import { useText } from '../../../intl/use-text.tsx';
import { useNames } from '../../../session/use-names.ts';
import { valueInWords } from '../../entries/payload.tsx';
import { fieldName } from './field-input.tsx';
import type { FormField } from './form-field.ts';

const own = (name: string): string => name.replace(/^own:/, '');

interface Props {
  readonly fields: readonly FormField[];
  readonly data: Readonly<Record<string, unknown>>;
  readonly before: Readonly<Record<string, unknown>> | undefined;
  readonly warnings: readonly PlacedFault[];
  readonly busy: boolean;
  readonly back: () => void;
  readonly post: () => void;
}

/** Everything that is about to be recorded, in words, before it is; of a correction what was and what will be. */
export function Review({ fields, data, before, warnings, busy, back, post }: Props): ReactNode {
  const text = useText();
  const { t, say } = text;
  const names = useNames();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isContent = ({ name }: FormField): boolean =>
    before !== undefined && !['reason', 'reasonText'].includes(name);
  const differs = (field: FormField): boolean =>
    isContent(field) && JSON.stringify(before?.[own(field.name)]) !== JSON.stringify(data[field.name]);
  const shown = fields.filter((field) => data[field.name] !== undefined || differs(field));
  return (
    <section className="panel">
      <h2 ref={heading} tabIndex={-1}>
        {t('form.checkTitle')}
      </h2>
      <p>{t('form.checkText')}</p>
      {warnings.map((warning, i) => (
        <p key={i} className="notice care">
          {say(warning.message)}
        </p>
      ))}
      <dl className="facts">
        {shown.map((field) => {
          const becomes = valueInWords(data[field.name], field, text, names);
          const was = valueInWords(before?.[own(field.name)], field, text, names);
          return (
            <Fragment key={field.name}>
              <dt>{fieldName(field, say)}</dt>
              <dd>{differs(field) ? <strong>{t('form.wasBecomes', { was, becomes })}</strong> : becomes}</dd>
            </Fragment>
          );
        })}
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
