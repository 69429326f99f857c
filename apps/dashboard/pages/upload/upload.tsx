import type { DragEvent, ReactNode } from 'react';
import { Link } from 'react-router';
import type { FileInspection } from '#libs/tabular';
import { EVENT_TYPES, eventTypeNamed, type EventType } from '../../graphql/entries.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { SecretField } from '../../keys/secret-field.tsx';
import { Field, Options, SelectField } from '../../parts/field.tsx';
import { Page } from '../../parts/page.tsx';
import { useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { FaultSummary } from '../post/form/fault-summary.tsx';
import { MayPost } from '../post/may-post.tsx';
import { TYPES_WITH_OWN_PAGE } from '../post/types-with-own-page.ts';
import { ColumnsOfFile } from './mapping/columns-of-file.tsx';
import { hasAddresses } from './mapping/layout-draft.ts';
import { SettledNumbers } from './settled-numbers.tsx';
import { TemplateLinks } from './template-links.tsx';
import { UploadOutcome } from './upload-outcome.tsx';
import { useFileForm } from './use-file-form.ts';

/** A spreadsheet: choose what it holds, take the template, drop the file, see every fault, then record it whole. */
export function Upload(): ReactNode {
  const { t } = useText();
  const { to } = useView();
  return (
    <Page
      title={t('upload.title')}
      lead={t('upload.lead')}
      crumbs={<Link to={to('/aanleveren')}>{t('nav.post')}</Link>}
    >
      <MayPost>
        <p>
          <Link to={to('/upload/bestanden')}>{t('files.toList')}</Link>
        </p>
        <UploadForm />
      </MayPost>
    </Page>
  );
}

function UploadForm(): ReactNode {
  const { mayPost } = useRights();
  const { search } = useView();
  const types = useApi(EVENT_TYPES, {});
  const own = (types.data?.eventTypes ?? []).filter(
    (each) => mayPost(each) && !TYPES_WITH_OWN_PAGE.has(each.name),
  );
  const type =
    own.find(({ name }) => name === search.get('soort')) ?? eventTypeNamed(own, 'HouseholdReached') ?? own[0];
  return type ? <FormOf type={type} own={own} /> : null;
}

function FormOf({ type, own }: { readonly type: EventType; readonly own: readonly EventType[] }): ReactNode {
  const { t, say } = useText();
  const { change } = useView();
  const form = useFileForm(type, own);
  const { upload, file, draft, secret, keyed, pick, lookAt, check, settle } = form;
  const { inspected, problem, state, ready, busy } = upload;
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    pick(event.dataTransfer.files[0]);
  };
  return (
    <>
      {problem && <FaultSummary title={t('upload.notSent')} faults={[{ place: undefined, text: problem }]} />}
      <section className="section panel form" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <Field label={t('upload.type')}>
          {(tied) => (
            <>
              <select
                {...tied}
                value={type.name}
                onChange={({ target }) => {
                  if (file) lookAt(file, target.value);
                  change({ soort: target.value });
                }}
              >
                <Options of={own.map(({ name, label }) => [name, say(label)])} />
              </select>
              <TemplateLinks type={type.name} which="template" />
              <TemplateLinks type={type.name} which="entries" />
            </>
          )}
        </Field>
        <Field label={t('upload.file')} hint={t('upload.fileHint')}>
          {(tied) => (
            <input
              {...tied}
              type="file"
              accept=".csv,.txt,.tsv,.xlsx,.ods"
              onChange={({ target }) => pick(target.files?.[0])}
            />
          )}
        </Field>
        {inspected && file && (
          <SheetChoice inspected={inspected} pick={(sheet) => lookAt(file, type.name, sheet)} />
        )}
        <ColumnsOfFile form={form} type={type} own={own} />
        {inspected && draft && <SettledNumbers inspected={inspected} draft={draft} settle={settle} />}
        {draft && keyed && hasAddresses(draft) && (
          <div>
            <p>{t('upload.addressesHint', { column: keyed.column })}</p>
            <SecretField secret={secret} />
          </div>
        )}
        <div className="row">
          <button
            type="button"
            className="primary"
            disabled={busy !== undefined}
            onClick={() => void check()}
          >
            {t(busy === 'check' ? 'upload.checking' : 'upload.check')}
          </button>
        </div>
      </section>
      {state && (
        <UploadOutcome
          state={state}
          storing={isStored(upload)}
          store={ready ? () => void form.store() : undefined}
          faultFile={() => void upload.faultFile()}
          reinstate={(reason, text) => void upload.reinstate(reason, text)}
          settle={settle}
        />
      )}
    </>
  );
}

interface Props {
  readonly inspected: FileInspection;
  readonly pick: (sheet: string) => void;
}

/** Which sheet of a workbook is meant, where it has more than one. */
function SheetChoice({ inspected: { sheets, sheet }, pick }: Props): ReactNode {
  const { t } = useText();
  if (sheets.length <= 1) return null;
  return (
    <SelectField
      label={t('upload.sheet')}
      value={sheet ?? ''}
      of={sheets.map((name) => [name, name])}
      pick={pick}
    />
  );
}

/** Being recorded, or recorded; what was only tried is ready to be. */
const isStored = ({ state, ready, busy }: ReturnType<typeof useFileForm>['upload']): boolean =>
  busy === 'store' ||
  (ready === undefined && busy === undefined && state?.result !== undefined && state.changes?.count !== 0);
