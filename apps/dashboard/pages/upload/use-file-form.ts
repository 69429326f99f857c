import {
  areaNames,
  fittingLayout,
  type FittingLayout,
  type FileInspection,
  type KeyKind,
} from '#libs/tabular';
import { useMemo, useRef, useState } from 'react';
import type { EventType } from '../../graphql/entries.ts';
import { useText } from '../../intl/use-text.tsx';
import { useSecret } from '../../keys/use-secret.ts';
import { useProgramme } from '../../session/use-programme.tsx';
import { useSource } from '../../session/use-source.ts';
import {
  draftOf,
  firstDraft,
  hasAddresses,
  isGiven,
  isOfCorrections,
  layoutOf,
  typesOf,
  unknownValues,
  unsaid,
  type Draft,
} from './mapping/layout-draft.ts';
import { useRemembered } from './mapping/use-remembered.ts';
import { useUpload } from './use-upload.ts';

const KEYS: readonly (readonly [field: string, kind: KeyKind])[] = [
  ['householdKey', 'huishouden'],
  ['dwellingKey', 'woning'],
];

/** A file that was looked into, with what its headers suggest or what was remembered of one like it. */
interface Seen {
  readonly inspected: FileInspection;
  readonly draft: Draft;
  readonly fitting: FittingLayout | undefined;
}

/** What the headers of a file suggest; what was remembered where one exactly like it was read before. */
function seenIn(inspected: FileInspection, type: string, layouts: Parameters<typeof fittingLayout>[0]): Seen {
  const fitting = inspected.isTemplate ? undefined : fittingLayout(layouts, type, inspected.columns);
  const draft = fitting?.isExact === true ? draftOf(inspected, fitting.layout) : firstDraft(inspected);
  return { inspected, fitting, draft };
}

/** The first of the fields whose value is a key, with what the key is of. */
function keyIn(
  fields: readonly EventType['fields'][number][],
  say: ReturnType<typeof useText>['say'],
): { readonly kind: KeyKind; readonly path: string; readonly column: string } | undefined {
  return KEYS.flatMap(([path, kind]) => {
    const field = fields.find(({ name }) => name === path);
    return field ? [{ kind, path, column: say(field.label) }] : [];
  })[0];
}

/** Whether a key is asked for, and neither it nor the address it is made of is given. */
const lacksKey = (draft: Draft, keyed: ReturnType<typeof keyIn>): boolean =>
  keyed !== undefined && !isGiven(draft, keyed.path) && !hasAddresses(draft);

/** With the decimal sign of a column, by its letter, said or taken back; undefined where there is no such column. */
function settled(
  draft: Draft,
  { columns }: FileInspection,
  column: string,
  decimal: ',' | '.' | undefined,
): Draft | undefined {
  const name = columns.find(({ letter }) => letter === column)?.name;
  if (name === undefined) return undefined;
  const { [name]: _before, ...others } = draft.decimal;
  return { ...draft, decimal: decimal === undefined ? others : { ...others, [name]: decimal } };
}

/** The file that was picked and what it seems to be. */
function useChosenFile(
  upload: ReturnType<typeof useUpload>,
  type: EventType,
  layouts: Parameters<typeof fittingLayout>[0],
) {
  const { t } = useText();
  const [file, setFile] = useState<File>();
  const [draft, setDraft] = useState<Draft>();
  const [fitting, setFitting] = useState<FittingLayout>();
  const looking = useRef<Promise<Seen | undefined>>(undefined);
  const look = async (picked: File, name: string, sheet?: string): Promise<Seen | undefined> => {
    const found = await upload
      .open(picked, name, sheet)
      .catch(() => void upload.setProblem(t('upload.problem.unreadable')));
    const seen = found && seenIn(found, name, layouts);
    setDraft(seen?.draft);
    setFitting(seen?.fitting);
    return seen;
  };
  const lookAt = (picked: File, name: string, sheet?: string): void => {
    looking.current = look(picked, name, sheet);
  };
  const pick = (picked: File | undefined): void => {
    setFile(picked);
    setDraft(undefined);
    setFitting(undefined);
    looking.current = undefined;
    if (picked) lookAt(picked, type.name);
    else upload.reset();
  };
  /** Waits for a file that is still being looked into. */
  const seen = (): Promise<Seen | undefined> | undefined => looking.current;
  return { file, draft, setDraft, fitting, pick, lookAt, seen };
}

/**
 * What a person says of a file before it is checked: which it is, what its columns are, by which secret keys are
 * made.
 */
export function useFileForm(type: EventType, own: readonly EventType[]) {
  const { t, say } = useText();
  const source = useSource('spreadsheet');
  const { neighbourhoods } = useProgramme();
  const [keeps, setKeeps] = useState(true);
  const secret = useSecret();
  const upload = useUpload();
  const { layouts, remember } = useRemembered();
  const chosen = useChosenFile(upload, type, layouts ?? []);
  const { file, draft, setDraft, fitting, pick, lookAt } = chosen;
  const areas = useMemo(
    () => neighbourhoods.map(({ neighbourhoodId, name }) => ({ id: neighbourhoodId, name })),
    [neighbourhoods],
  );
  const names = useMemo(() => areaNames(areas), [areas]);
  const { inspected, setProblem } = upload;
  const made = draft ? typesOf(type.name, draft) : [type.name];
  const fields = own.filter(({ name }) => made.includes(name)).flatMap((each) => [...each.fields]);
  const keyed = keyIn(fields, say);

  /** Reads and checks with what was said of the columns; a file that is still being looked into is waited for. */
  const check = async (changed?: Draft): Promise<void> => {
    if (!file) return setProblem(t('upload.problem.none'));
    const first = await chosen.seen();
    if (!first) return undefined;
    const current = changed ?? draft ?? first.draft;
    const isOwn = !first.inspected.isTemplate;
    const corrects = isOwn ? isOfCorrections(current) : first.inspected.isOfCorrections;
    const addressed = keyed !== undefined && hasAddresses(current);
    const unknown = isOwn ? unknownValues(typesOf(type.name, current), first.inspected, current, names) : [];
    const missing = unsaid(unknown, current);
    if (missing > 0) return setProblem(t('upload.problem.values', { count: missing }));
    if (addressed && secret.problem) return setProblem(t(`key.problem.${secret.problem}`));
    if (isOwn && !corrects && lacksKey(current, keyed))
      return setProblem(t('mapping.keyNeeded', { column: keyed?.column ?? '' }));
    if (addressed) secret.used();
    return upload.check({
      layout: isOwn ? layoutOf(type.name, current) : undefined,
      decimals: current.decimal,
      source,
      areas,
      key: addressed ? { kind: keyed.kind, secret: secret.value } : undefined,
      corrects: corrects ? type.name : undefined,
    });
  };
  /**
   * Records what was checked, and how the file was read for the next time; not remembering is no reason not to
   * record.
   */
  const store = async (): Promise<void> => {
    await upload.store();
    if (!keeps || !inspected || inspected.isTemplate || !draft) return;
    const became = await remember(layoutOf(type.name, draft), inspected).catch(() => 'failed' as const);
    if (became === 'personal' || became === 'failed') setProblem(t(`remembered.${became}`));
  };
  const settle = (column: string, decimal: ',' | '.' | undefined): void => {
    const changed = inspected && draft && settled(draft, inspected, column, decimal);
    if (!changed) return;
    setDraft(changed);
    void check(changed);
  };
  return {
    upload,
    file,
    draft,
    setDraft,
    pick,
    lookAt,
    check,
    store,
    settle,
    secret,
    keyed,
    fields,
    fitting,
    useFitting: () => inspected && fitting && setDraft(draftOf(inspected, fitting.layout)),
    keeps,
    setKeeps,
    unknown: inspected && draft ? unknownValues(made, inspected, draft, names) : [],
  };
}
