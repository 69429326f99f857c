import { effective, type StreamState } from '#libs/programme';

export const partnerStream = (partnerId: string): string => `partner-${partnerId}`;
export const neighbourhoodStream = (neighbourhoodId: string): string => `neighbourhood-${neighbourhoodId}`;

/** A registration that counts: made and not retracted. */
export const isRegistered = (
  state: StreamState,
  name: 'PartnerRegistered' | 'NeighbourhoodRegistered',
): boolean => effective(state).some((entry) => entry.name === name);

/** The partner's OIN as its registration and later changes have it; undefined when it has none. */
export function oinOf(state: StreamState): string | undefined {
  let oin: string | undefined;
  for (const { data } of effective(state)) if ('oin' in data) oin = data.oin ?? oin;
  return oin;
}
