import type { ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { useRestFile } from '../../parts/use-rest-file.ts';

const FORMS = ['csv', 'xlsx', 'ods'] as const;

const FILES = {
  template: { path: 'sjablonen', intro: 'upload.template', as: 'upload.templateAs', prefix: '' },
  entries: { path: 'correctiebestanden', intro: 'upload.own', as: 'upload.ownAs', prefix: 'correcties-' },
} as const;

interface Props {
  readonly type: string;
  readonly which: keyof typeof FILES;
}

/**
 * The template of a type with what is one's own to choose from, or one's own entries to correct: both are asked as
 * who signed in, which a link would not say.
 */
export function TemplateLinks({ type, which }: Props): ReactNode {
  const { t, language } = useText();
  const { take, error } = useRestFile();
  const { path, intro, as, prefix } = FILES[which];
  return (
    <p className="links">
      {t(intro)}{' '}
      {FORMS.map((form) => (
        <button
          key={form}
          type="button"
          className="plain"
          aria-label={t(as, { form: form.toUpperCase() })}
          onClick={() =>
            void take(`/v1/${path}/${type}.${form}?taal=${language}`, `${prefix}${type}.${form}`)
          }
        >
          {form.toUpperCase()}
        </button>
      ))}
      {error && <span role="alert"> {error.message || t('upload.noTemplate')}</span>}
    </p>
  );
}
