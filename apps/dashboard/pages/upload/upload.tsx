import { areaNames, type Inspected, type KeyKind } from '#libs/tabular';
import { useId, useMemo, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { EVENT_TYPES } from '../../graphql/entries.ts';
import { useApi } from '../../graphql/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { SecretField } from '../../keys/secret-field.tsx';
import { useSecret } from '../../keys/use-secret.ts';
import { Page } from '../../parts/page.tsx';
import { fileSourceOf } from '../../session/source.ts';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { FaultSummary } from '../post/fault-summary.tsx';
import { MayPost } from '../post/may-post.tsx';
import { ELSEWHERE } from '../post/elsewhere.ts';
import {
  firstDraft,
  hasAddresses,
  isGiven,
  layoutOf,
  unknownValues,
  unsaid,
  type Draft,
} from './mapping/layout-draft.ts';
import { Mapping } from './mapping/mapping.tsx';
import { targetsOf } from './mapping/targets.ts';
import { SettledNumbers } from './settled-numbers.tsx';
import { TemplateLinks } from './template-links.tsx';
import { UploadOutcome } from './upload-outcome.tsx';
import { useUpload } from './use-upload.ts';

const KEYS: readonly (readonly [field: string, kind: KeyKind])[] = [
  ['householdKey', 'huishouden'],
  ['dwellingKey', 'woning'],
];

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

/** A file that was looked into, with what its headers suggest. */
interface Seen {
  readonly inspected: Inspected;
  readonly draft: Draft;
}

function UploadForm(): ReactNode {
  const { t, say } = useText();
  const { mayPost, partnerId } = useRights();
  const { neighbourhoods, partners } = useProgramme();
  const { search, change } = useView();
  const id = useId();
  const types = useApi(EVENT_TYPES, {});
  const own = (types.data?.eventTypes ?? []).filter(
    (each) => mayPost(each) && !ELSEWHERE.includes(each.name),
  );
  const type =
    own.find(({ name }) => name === search.get('soort')) ??
    own.find(({ name }) => name === 'HouseholdReached') ??
    own[0];
  const [file, setFile] = useState<File>();
  const [draft, setDraft] = useState<Draft>();
  const looking = useRef<Promise<Seen | undefined>>(undefined);
  const secret = useSecret();
  const upload = useUpload();
  const areas = useMemo(
    () => neighbourhoods.map(({ neighbourhoodId, name }) => ({ id: neighbourhoodId, name })),
    [neighbourhoods],
  );
  const names = useMemo(() => areaNames(areas), [areas]);
  if (!type) return null;
  const keyed = KEYS.flatMap(([path, kind]) => {
    const field = type.fields.find(({ name }) => name === path);
    return field ? [{ kind, path, column: say(field.label) }] : [];
  })[0];
  const { inspected, problem, setProblem, state, ready, busy } = upload;
  const unknown = inspected && draft ? unknownValues(type.name, inspected, draft, names) : [];
  const isOwnLayout = inspected?.isTemplate === false;
  const needsSecret = draft !== undefined && keyed !== undefined && hasAddresses(draft);

  const look = async (picked: File, name: string, sheet?: string): Promise<Seen | undefined> => {
    const found = await upload.open(picked, name, sheet).catch(() => {
      setProblem(t('upload.problem.unreadable'));
      return undefined;
    });
    const seen = found && { inspected: found, draft: firstDraft(found) };
    setDraft(seen?.draft);
    return seen;
  };
  const lookAt = (picked: File, name: string, sheet?: string): void => {
    looking.current = look(picked, name, sheet);
  };
  const pick = (picked: File | undefined): void => {
    setFile(picked);
    setDraft(undefined);
    looking.current = undefined;
    if (picked) lookAt(picked, type.name);
    else upload.reset();
  };
  /** Reads and checks with what was said of the columns; a file that is still being looked into is waited for. */
  const check = async (changed?: Draft): Promise<void> => {
    if (!file) return setProblem(t('upload.problem.none'));
    const first = await looking.current;
    if (!first) return undefined;
    const said = changed ?? draft ?? first.draft;
    const isOwn = !first.inspected.isTemplate;
    const addressed = keyed !== undefined && hasAddresses(said);
    const missing = isOwn ? unsaid(unknownValues(type.name, first.inspected, said, names), said) : 0;
    if (missing > 0) return setProblem(t('upload.problem.values', { count: missing }));
    if (addressed && secret.problem) return setProblem(t(`key.problem.${secret.problem}`));
    if (keyed && isOwn && !isGiven(said, keyed.path) && !addressed)
      return setProblem(t('mapping.keyNeeded', { column: keyed.column }));
    if (addressed) secret.used();
    const oin = partners.find((partner) => partner.partnerId === partnerId)?.oin;
    return upload.check({
      layout: isOwn ? layoutOf(type.name, said) : undefined,
      decimals: said.decimal,
      source: fileSourceOf(partnerId, oin),
      areas,
      key: addressed ? { kind: keyed.kind, secret: secret.value } : undefined,
    });
  };
  const settle = (column: string, decimal: ',' | '.' | undefined): void => {
    const name = inspected?.columns.find(({ letter }) => letter === column)?.name;
    if (!draft || name === undefined) return;
    const { [name]: _before, ...others } = draft.decimal;
    const changed = { ...draft, decimal: decimal === undefined ? others : { ...others, [name]: decimal } };
    setDraft(changed);
    void check(changed);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    pick(event.dataTransfer.files[0]);
  };
  return (
    <>
      {problem && <FaultSummary title={t('upload.notSent')} faults={[{ path: undefined, text: problem }]} />}
      <section className="section panel form" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <div className="field">
          <label htmlFor={`${id}-type`}>{t('upload.type')}</label>
          <select
            id={`${id}-type`}
            value={type.name}
            onChange={({ target }) => {
              if (file) lookAt(file, target.value);
              change({ soort: target.value });
            }}
          >
            {own.map(({ name, label }) => (
              <option key={name} value={name}>
                {say(label)}
              </option>
            ))}
          </select>
          <TemplateLinks type={type.name} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-file`}>{t('upload.file')}</label>
          <p className="hint" id={`${id}-hint`}>
            {t('upload.fileHint')}
          </p>
          <input
            id={`${id}-file`}
            type="file"
            accept=".csv,.txt,.tsv,.xlsx,.ods"
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => pick(target.files?.[0])}
          />
        </div>
        {inspected && file && inspected.sheets.length > 1 && (
          <div className="field">
            <label htmlFor={`${id}-sheet`}>{t('upload.sheet')}</label>
            <select
              id={`${id}-sheet`}
              value={inspected.sheet ?? ''}
              onChange={({ target }) => lookAt(file, type.name, target.value)}
            >
              {inspected.sheets.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </div>
        )}
        {inspected && draft && isOwnLayout && (
          <Mapping
            inspected={inspected}
            draft={draft}
            change={setDraft}
            targets={targetsOf(type.fields)}
            keyPath={keyed?.path}
            unknown={unknown}
          />
        )}
        {inspected && draft && <SettledNumbers inspected={inspected} draft={draft} settle={settle} />}
        {needsSecret && (
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
          storing={
            busy === 'store' || (ready === undefined && busy === undefined && state.result !== undefined)
          }
          store={ready ? () => void upload.store() : undefined}
          faultFile={() => void upload.faultFile()}
          reinstate={(reason, text) => void upload.reinstate(reason, text)}
          settle={settle}
        />
      )}
    </>
  );
}
