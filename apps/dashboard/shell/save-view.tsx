import { useId, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useText } from '../intl/use-text.tsx';
import { submitting } from '../parts/field.tsx';
import { withView } from '../session/kept.ts';
import { useKept } from '../session/use-kept.ts';

/** Keeps the page as it is chosen now under a name; it is found again on the first page. */
export function SaveView(): ReactNode {
  const { t } = useText();
  const id = useId();
  const [, change] = useKept();
  const { pathname, search } = useLocation();
  const [name, setName] = useState<string>();
  const [saved, setSaved] = useState<string>();
  const address = `${pathname}${search}`;
  if (name === undefined)
    return (
      <>
        <button type="button" onClick={() => setName(document.title.split(' – ')[0] ?? '')}>
          {t('view.save')}
        </button>
        <span role="status" className="small">
          {saved === address && t('view.saved')}
        </span>
      </>
    );
  return (
    <form
      className="row"
      onSubmit={submitting(() => {
        change((now) => withView(now, { name: name.trim(), address }));
        setSaved(address);
        setName(undefined);
      })}
    >
      <label htmlFor={id}>{t('view.name')}</label>
      <input id={id} required maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
      <button disabled={name.trim() === ''}>{t('view.keep')}</button>
      <button type="button" onClick={() => setName(undefined)}>
        {t('view.cancel')}
      </button>
    </form>
  );
}
