import { areaNames, fittingLayout, type FittingLayout, type Inspected, type KeyKind } from '#libs/tabular';
import { useMemo, useRef, useState } from 'react';
import type { EventType } from '../../graphql/entries.ts';
import { useText } from '../../intl/use-text.tsx';
import { useSecret } from '../../keys/use-secret.ts';
import { fileSourceOf } from '../../session/source.ts';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
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
  readonly inspected: Inspected;
  readonly draft: Draft;
  readonly fitting: FittingLayout | undefined;
}

/** What a person says of a file before it is checked: which it is, what its columns are, by which secret keys are made. */
export function useFileForm(type: EventType, own: readonly EventType[]) {
  const { t, say } = useText();
  const { partnerId } = useRights();
  const { neighbourhoods, partners } = useProgramme();
  const [file, setFile] = useState<File>();
  const [draft, setDraft] = useState<Draft>();
  const [fitting, setFitting] = useState<FittingLayout>();
  const [keeps, setKeeps] = useState(true);
  const looking = useRef<Promise<Seen | undefined>>(undefined);
  const secret = useSecret();
  const upload = useUpload();
  const { layouts, remember } = useRemembered();
  const areas = useMemo(
    () => neighbourhoods.map(({ neighbourhoodId, name }) => ({ id: neighbourhoodId, name })),
    [neighbourhoods],
  );
  const names = useMemo(() => areaNames(areas), [areas]);
  const { inspected, setProblem } = upload;
  const made = draft ? typesOf(type.name, draft) : [type.name];
  const fields = own.filter(({ name }) => made.includes(name)).flatMap((each) => [...each.fields]);
  const keyed = KEYS.flatMap(([path, kind]) => {
    const field = fields.find(({ name }) => name === path);
    return field ? [{ kind, path, column: say(field.label) }] : [];
  })[0];

  const look = async (picked: File, name: string, sheet?: string): Promise<Seen | undefined> => {
    const found = await upload.open(picked, name, sheet).catch(() => {
      setProblem(t('upload.problem.unreadable'));
      return undefined;
    });
    const like = found && !found.isTemplate ? fittingLayout(layouts ?? [], name, found.columns) : undefined;
    const seen = found && {
      inspected: found,
      fitting: like,
      draft: like?.isExact === true ? draftOf(found, like.layout) : firstDraft(found),
    };
    setDraft(seen?.draft);
    setFitting(like);
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
  /** Reads and checks with what was said of the columns; a file that is still being looked into is waited for. */
  const check = async (changed?: Draft): Promise<void> => {
    if (!file) return setProblem(t('upload.problem.none'));
    const first = await looking.current;
    if (!first) return undefined;
    const said = changed ?? draft ?? first.draft;
    const isOwn = !first.inspected.isTemplate;
    const corrects = isOwn ? isOfCorrections(said) : first.inspected.isOfCorrections;
    const addressed = keyed !== undefined && hasAddresses(said);
    const unknown = isOwn ? unknownValues(typesOf(type.name, said), first.inspected, said, names) : [];
    const missing = unsaid(unknown, said);
    if (missing > 0) return setProblem(t('upload.problem.values', { count: missing }));
    if (addressed && secret.problem) return setProblem(t(`key.problem.${secret.problem}`));
    if (keyed && isOwn && !corrects && !isGiven(said, keyed.path) && !addressed)
      return setProblem(t('mapping.keyNeeded', { column: keyed.column }));
    if (addressed) secret.used();
    const oin = partners.find((partner) => partner.partnerId === partnerId)?.oin;
    return upload.check({
      layout: isOwn ? layoutOf(type.name, said) : undefined,
      decimals: said.decimal,
      source: fileSourceOf(partnerId, oin),
      areas,
      key: addressed ? { kind: keyed.kind, secret: secret.value } : undefined,
      corrects: corrects ? type.name : undefined,
    });
  };
  /** Records what was checked, and how the file was read for the next time; not remembering is no reason not to record. */
  const store = async (): Promise<void> => {
    await upload.store();
    if (!keeps || !inspected || inspected.isTemplate || !draft) return;
    const became = await remember(layoutOf(type.name, draft), inspected).catch(() => 'failed' as const);
    if (became === 'personal' || became === 'failed') setProblem(t(`remembered.${became}`));
  };
  const settle = (column: string, decimal: ',' | '.' | undefined): void => {
    const name = inspected?.columns.find(({ letter }) => letter === column)?.name;
    if (!draft || name === undefined) return;
    const { [name]: _before, ...others } = draft.decimal;
    const changed = { ...draft, decimal: decimal === undefined ? others : { ...others, [name]: decimal } };
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
