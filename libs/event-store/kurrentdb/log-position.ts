/** Where an event stands in $all. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Whether a place comes behind another; behind none always. */
export const isAfter = (place: LogPosition, other: LogPosition | undefined): boolean =>
  other === undefined ||
  place.commit > other.commit ||
  (place.commit === other.commit && place.prepare > other.prepare);
