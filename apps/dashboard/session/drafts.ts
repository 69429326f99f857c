/** What was filled in and not yet recorded, kept in this browser; how long, in days. */
export const KEPT_DAYS = 14;
const PREFIX = 'wijkspoor-concept:';
const DAY = 86_400_000;

interface Kept<Values> {
  readonly at: number;
  readonly values: Values;
}

/** The draft of a form of one reader; undefined when there is none, it is too old, or the browser keeps nothing. */
export function readDraft<Values>(store: Storage, name: string, now: number): Values | undefined {
  try {
    const text = store.getItem(PREFIX + name);
    if (text === null) return undefined;
    const { at, values } = JSON.parse(text) as Kept<Values>;
    if (now - at < KEPT_DAYS * DAY) return values;
  } catch {
    // Not readable: as good as none.
  }
  dropDraft(store, name);
  return undefined;
}

export function writeDraft<Values>(store: Storage, name: string, values: Values, now: number): void {
  try {
    store.setItem(PREFIX + name, JSON.stringify({ at: now, values } satisfies Kept<Values>));
  } catch {
    // A browser that keeps nothing: the form works as it did.
  }
}

export function dropDraft(store: Storage, name: string): void {
  try {
    store.removeItem(PREFIX + name);
  } catch {
    // As above.
  }
}

/** Drops the drafts of a form that were begun on another version of what it is about than `name` says; whether there were any that had not grown too old. */
export function dropOtherVersions(store: Storage, form: string, name: string, now: number): boolean {
  try {
    const others = Array.from({ length: store.length }, (_, i) => store.key(i) ?? '')
      .filter((key) => key.startsWith(`${PREFIX}${form}:`) && key !== PREFIX + name)
      .map((key) => key.slice(PREFIX.length));
    const told = others.filter((each) => readDraft(store, each, now) !== undefined);
    others.forEach((each) => dropDraft(store, each));
    return told.length > 0;
  } catch {
    return false;
  }
}

/** Removes the drafts of everybody, on signing out. */
export function dropAllDrafts(store: Storage): void {
  try {
    const names = Array.from({ length: store.length }, (_, i) => store.key(i) ?? '');
    for (const name of names) if (name.startsWith(PREFIX)) store.removeItem(name);
  } catch {
    // As above.
  }
}
