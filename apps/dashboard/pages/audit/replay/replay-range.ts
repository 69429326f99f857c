import { lastDayOf } from '../../../url/period.ts';
import { exists } from '../../../url/view.ts';

/** How much of the log the track shows: all of it by month, a month by day, or a day by entry. */
export interface ReplayRange {
  readonly by: 'MONTH' | 'DAY' | 'ENTRY';
  /** `2026-03` or `2026-03-14`; undefined: all of it. */
  readonly code: string | undefined;
  readonly recordedFrom?: string;
  readonly recordedTo?: string;
}

/** Reads `venster` of the address; anything else than a month or a day is the whole log. */
export function toReplayRange(code: string | null): ReplayRange {
  if (code !== null && /^20\d\d-(0[1-9]|1[0-2])$/.test(code))
    return { by: 'DAY', code, recordedFrom: `${code}-01`, recordedTo: lastDayOf(code) };
  if (code !== null && /^20\d\d-\d\d-\d\d$/.test(code) && exists(code))
    return { by: 'ENTRY', code, recordedFrom: code, recordedTo: code };
  return { by: 'MONTH', code: undefined };
}

/** The range one step in at a day, and one step out. */
export const zoomedIn = ({ by }: ReplayRange, day: string): string =>
  by === 'MONTH' ? day.slice(0, 7) : day;
/** The range one step out; undefined for the whole log. */
export const zoomedOut = ({ by, code }: ReplayRange): string | undefined =>
  by === 'ENTRY' ? code?.slice(0, 7) : undefined;

/** The stop that a position of the address belongs to: the first that reaches it; without one the last there is. */
export function stopAt(positions: readonly number[], op: string | null): number {
  const wanted = op !== null && /^\d{1,15}$/.test(op) ? Number(op) : Infinity;
  const found = positions.findIndex((position) => position >= wanted);
  return found === -1 ? positions.length - 1 : found;
}
