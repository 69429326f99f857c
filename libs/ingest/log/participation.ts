import { effective, type EntryState, type StreamState } from '#libs/programme';

/** The stream of a partner’s registration. */
export const partnerStream = (partnerId: string): string => `partner-${partnerId}`;
/** The stream of a neighbourhood’s registration. */
export const neighbourhoodStream = (neighbourhoodId: string): string => `neighbourhood-${neighbourhoodId}`;

const found = new WeakMap<StreamState, readonly EntryState[]>();

/**
 * The entries of a state that count, found once: a state is never changed, and a partner's is asked for with each
 * post.
 */
function counting(state: StreamState): readonly EntryState[] {
  let entries = found.get(state);
  if (!entries) {
    entries = effective(state);
    found.set(state, entries);
  }
  return entries;
}

const areas = new WeakMap<StreamState, ReadonlySet<string>>();

/** The areas that a partner's registration and the changes of it name. */
export function areasNamedIn(state: StreamState): ReadonlySet<string> {
  let named = areas.get(state);
  if (!named) {
    const ids = ({ data }: EntryState) => ('neighbourhoodIds' in data ? (data.neighbourhoodIds ?? []) : []);
    named = new Set(counting(state).flatMap(ids));
    areas.set(state, named);
  }
  return named;
}

/** A registration that counts: made and not retracted. */
export const isRegistered = (
  state: StreamState,
  name: 'PartnerRegistered' | 'NeighbourhoodRegistered',
): boolean => counting(state).some((entry) => entry.name === name);

/** The partner's OIN as its registration and later changes have it; undefined when it has none. */
export function oinOf(state: StreamState): string | undefined {
  let oin: string | undefined;
  for (const { data } of counting(state)) if ('oin' in data) oin = data.oin ?? oin;
  return oin;
}
