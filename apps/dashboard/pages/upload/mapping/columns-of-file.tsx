import type { ReactNode } from 'react';
import type { EventType } from '../../../graphql/entries.ts';
import { useText } from '../../../intl/use-text.tsx';
import type { useFileForm } from '../use-file-form.ts';
import { AlsoEvents } from './also-events.tsx';
import { isOfCorrections } from './layout-draft.ts';
import { Mapping } from './mapping.tsx';
import { RememberedNote } from './remembered-note.tsx';
import { targetsOf } from './targets.ts';

/**
 * What is asked of a list of one's own: what its columns are, which events a row makes, and whether that is
 * remembered.
 */
export function ColumnsOfFile({
  form: { upload, draft, setDraft, keyed, fields, unknown, fitting, useFitting, keeps, setKeeps },
  type,
  own,
}: {
  readonly form: ReturnType<typeof useFileForm>;
  readonly type: EventType;
  readonly own: readonly EventType[];
}): ReactNode {
  const { t } = useText();
  const { inspected } = upload;
  if (!inspected || !draft || inspected.isTemplate) return null;
  const targets = [...new Map(targetsOf(fields).map((target) => [target.path, target])).values()];
  return (
    <>
      {fitting && (
        <RememberedNote
          fitting={fitting}
          use={useFitting}
          isUsed={Object.entries(fitting.layout.columns).every(
            ([name, { to }]) => (draft.to[name] ?? to) === to,
          )}
        />
      )}
      <Mapping
        inspected={inspected}
        draft={draft}
        change={setDraft}
        targets={targets}
        keyPath={keyed?.path}
        unknown={unknown}
      />
      {!isOfCorrections(draft) && (
        <AlsoEvents type={type.name} types={own} inspected={inspected} draft={draft} change={setDraft} />
      )}
      <label className="row">
        <input type="checkbox" checked={keeps} onChange={({ target }) => setKeeps(target.checked)} />
        {t('remembered.keep')}
      </label>
    </>
  );
}
