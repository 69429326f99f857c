import { useState, type ReactNode } from 'react';
import { restFile } from '../../api/rest.ts';
import { useText } from '../../intl/use-text.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { useSession } from '../../session/session.tsx';

const FORMS = ['csv', 'xlsx', 'ods'] as const;

const FILES = {
  template: { path: 'sjablonen', intro: 'upload.template', as: 'upload.templateAs', prefix: '' },
  entries: { path: 'correctiebestanden', intro: 'upload.own', as: 'upload.ownAs', prefix: 'correcties-' },
} as const;

/**
 * The template of a type with what is one's own to choose from, or one's own entries to correct: both are asked as who signed
 * in, which a link would not say.
 */
export function TemplateLinks({
  type,
  which,
}: {
  readonly type: string;
  readonly which: keyof typeof FILES;
}): ReactNode {
  const { t, language } = useText();
  const { token } = useSession();
  const [failed, setFailed] = useState<string>();
  const { path, intro, as, prefix } = FILES[which];
  const take = async (form: string): Promise<void> => {
    setFailed(undefined);
    try {
      const file = await restFile(`/v1/${path}/${type}.${form}?taal=${language}`, { token, language });
      saveFile(`${prefix}${type}.${form}`, file, file.type);
    } catch (error) {
      setFailed((error instanceof Error && error.message) || t('upload.noTemplate'));
    }
  };
  return (
    <p className="links">
      {t(intro)}{' '}
      {FORMS.map((form) => (
        <button
          key={form}
          type="button"
          className="plain"
          aria-label={t(as, { form: form.toUpperCase() })}
          onClick={() => void take(form)}
        >
          {form.toUpperCase()}
        </button>
      ))}
      {failed !== undefined && <span role="alert"> {failed}</span>}
    </p>
  );
}
