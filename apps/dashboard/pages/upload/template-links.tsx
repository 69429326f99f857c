import { useState, type ReactNode } from 'react';
import { restFile } from '../../graphql/rest.ts';
import { useText } from '../../intl/use-text.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { useSession } from '../../session/session.tsx';

const FORMS = ['csv', 'xlsx', 'ods'] as const;

/** The template of a type, with the own areas to choose from: it is asked as who signed in, which a link would not say. */
export function TemplateLinks({ type }: { readonly type: string }): ReactNode {
  const { t, language } = useText();
  const { token } = useSession();
  const [failed, setFailed] = useState(false);
  const take = async (form: string): Promise<void> => {
    setFailed(false);
    try {
      const file = await restFile(`/v1/sjablonen/${type}.${form}?taal=${language}`, { token, language });
      saveFile(`${type}.${form}`, file, file.type);
    } catch {
      setFailed(true);
    }
  };
  return (
    <p className="links">
      {t('upload.template')}{' '}
      {FORMS.map((form) => (
        <button
          key={form}
          type="button"
          className="plain"
          aria-label={t('upload.templateAs', { form: form.toUpperCase() })}
          onClick={() => void take(form)}
        >
          {form.toUpperCase()}
        </button>
      ))}
      {failed && <span role="alert"> {t('upload.noTemplate')}</span>}
    </p>
  );
}
