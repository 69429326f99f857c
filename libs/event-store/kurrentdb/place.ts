/** Where an event stands in $all. */
export interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Whether a place comes behind another; behind none always. */
export const isAfter = (place: Place, other: Place | undefined): boolean =>
  other === undefined ||
  place.commit > other.commit ||
  (place.commit === other.commit && place.prepare > other.prepare);
