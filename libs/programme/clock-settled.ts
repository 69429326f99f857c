/**
 * Recorded by `wijkspoor settle-clock`: from a position on the log's times are read earlier, because a clock that
 * was ahead stamped them.
 */
export const CLOCK_SETTLED = 'ClockSettled';

/** How times are read from a position on; in force from `at`, where it was recorded. */
export interface ClockReading {
  readonly at: number;
  readonly from: number;
  /** Milliseconds by which the times from there on are read earlier: how far the clock was ahead. */
  readonly ahead: number;
}

/** What the events of the log say of how its times are read, in their order. Throws on one that does not say how. */
export function clockReadingsIn(
  events: readonly { readonly type: string; readonly data: string; readonly position: bigint }[],
): readonly ClockReading[] {
  return events.flatMap(({ type, data, position }) => {
    if (type !== CLOCK_SETTLED) return [];
    const { fromPosition, aheadMs } = JSON.parse(data) as Readonly<Record<string, unknown>>;
    if (!Number.isSafeInteger(fromPosition) || !Number.isSafeInteger(aheadMs))
      throw new TypeError(`a ${CLOCK_SETTLED} has a fromPosition and an aheadMs`);
    return [{ at: Number(position), from: Number(fromPosition), ahead: Number(aheadMs) }];
  });
}
