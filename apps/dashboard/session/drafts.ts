import { inStorage } from './in-storage.ts';

/** What was filled in and not yet recorded, kept in this browser; how long, in days. */
export const KEPT_DAYS = 14;
const PREFIX = 'wijkspoor-concept:';
const DAY = 86_400_000;

interface StoredDraft<Values> {
  readonly at: number;
  readonly values: Values;
}

/** The draft of a form of one reader; undefined when there is none, it is too old, or the browser keeps nothing. */
export function readDraft<Values>(store: Storage, name: string, now: number): Values | undefined {
  const kept = inStorage(
    () => JSON.parse(store.getItem(PREFIX + name) ?? 'null') as StoredDraft<Values> | null,
    null,
  );
  if (kept && now - kept.at < KEPT_DAYS * DAY) return kept.values;
  dropDraft(store, name);
  return undefined;
}

/** Keeps a draft, of this moment. */
export const writeDraft = <Values>(store: Storage, name: string, values: Values, now: number): void =>
  inStorage(
    () => store.setItem(PREFIX + name, JSON.stringify({ at: now, values } satisfies StoredDraft<Values>)),
    undefined,
  );

/** Forgets a draft. */
export const dropDraft = (store: Storage, name: string): void =>
  inStorage(() => store.removeItem(PREFIX + name), undefined);

const namesIn = (store: Storage): readonly string[] =>
  Array.from({ length: store.length }, (_, i) => store.key(i) ?? '')
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length));

/**
 * Drops the drafts of a form that were begun on another version of what it is about than `name` says; whether there
 * were any that had not grown too old.
 */
export const dropOtherVersions = (store: Storage, form: string, name: string, now: number): boolean =>
  inStorage(() => {
    const others = namesIn(store).filter((each) => each.startsWith(`${form}:`) && each !== name);
    const fresh = others.filter((each) => readDraft(store, each, now) !== undefined);
    others.forEach((each) => dropDraft(store, each));
    return fresh.length > 0;
  }, false);

/** Removes the drafts of everybody, on signing out. */
export const dropAllDrafts = (store: Storage): void =>
  inStorage(() => namesIn(store).forEach((name) => dropDraft(store, name)), undefined);
