import { inStorage } from './in-storage.ts';

/**
 * What a reader keeps in this browser: indicators and areas that are followed, and views by name; where to ask, and
 * no figure but who must (decision 0127).
 */
export interface Followed {
  readonly kpis: readonly string[];
  readonly scope: string;
}

export interface SavedView {
  readonly name: string;
  /** Path and search on this site. */
  readonly address: string;
}

export interface ReaderState {
  readonly followed: readonly Followed[];
  /** Position in the log up to which the reader has seen what is followed. */
  readonly seen: string | undefined;
  /**
   * What followed figures were when they were seen, by indicator and area; of who is told figures of other moments by
   * the day.
   */
  readonly amounts: Readonly<Record<string, number>>;
  readonly views: readonly SavedView[];
}

export const NOTHING_KEPT: ReaderState = { followed: [], seen: undefined, amounts: {}, views: [] };
/** Of each kind; more than fit on a page nobody follows. */
export const MOST_KEPT = 12;
const PREFIX = 'wijkspoor-bewaard:';

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 2_000;
const isFollowed = (value: unknown): value is Followed => {
  const { kpis, scope } = (value ?? {}) as Partial<Followed>;
  return Array.isArray(kpis) && kpis.every(isText) && isText(scope);
};
const amountsIn = (value: unknown): ReaderState['amounts'] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter((pair): pair is [string, number] => Number.isFinite(pair[1]))
          .slice(0, MOST_KEPT * MOST_KEPT),
      )
    : {};
/** An address of this site and no other. */
const isView = (value: unknown): value is SavedView => {
  const { name, address } = (value ?? {}) as Partial<SavedView>;
  return isText(name) && isText(address) && /^\/(?![/\\])/.test(address);
};

/** What one reader keeps; nothing where the browser keeps nothing, or something else stands there. */
export const readKept = (store: Storage, reader: string): ReaderState =>
  inStorage(() => {
    const text = store.getItem(PREFIX + reader) ?? '{}';
    const { followed, seen, amounts, views } = JSON.parse(text) as Partial<ReaderState>;
    return {
      followed: (Array.isArray(followed) ? followed : []).filter(isFollowed).slice(0, MOST_KEPT),
      seen: isText(seen) && /^\d{1,19}$/.test(seen) ? seen : undefined,
      amounts: amountsIn(amounts),
      views: (Array.isArray(views) ? views : []).filter(isView).slice(0, MOST_KEPT),
    };
  }, NOTHING_KEPT);

/** Keeps it for the next time. */
export const writeKept = (store: Storage, reader: string, kept: ReaderState): void =>
  inStorage(() => store.setItem(PREFIX + reader, JSON.stringify(kept)), undefined);

/** Whether the same is followed. */
export const isSame = (a: Followed, b: Followed): boolean =>
  a.scope === b.scope && a.kpis.join(',') === b.kpis.join(',');

/**
 * Followed from now on, or no more; what is the oldest makes room. The first that is followed is seen as it is now.
 */
export function toggled(kept: ReaderState, one: Followed, position: string | undefined): ReaderState {
  const others = kept.followed.filter((each) => !isSame(each, one));
  if (others.length < kept.followed.length) return { ...kept, followed: others };
  return {
    ...kept,
    seen: kept.followed.length === 0 ? position : kept.seen,
    followed: [...others, one].slice(-MOST_KEPT),
  };
}

/** A view under a name; the same name again replaces it. */
export const withView = (kept: ReaderState, view: SavedView): ReaderState => ({
  ...kept,
  views: [...kept.views.filter(({ name }) => name !== view.name), view].slice(-MOST_KEPT),
});
