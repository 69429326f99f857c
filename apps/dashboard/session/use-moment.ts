import { dayIn, today } from '../url/amsterdam.ts';
import { lastMonthOf, periodOf, standDayOf, stepPeriod } from '../url/period.ts';
import { useView } from '../url/use-view.ts';
import { knownDay, toAsOfInput } from '../url/view.ts';
import { useProgramme } from './use-programme.tsx';

export interface Moment {
  /** Period up to whose end is counted. */
  readonly stand: string;
  /** Everything since the programme's start; otherwise only what happened within the period. */
  readonly cumulative: boolean;
  /** Within a period: the one of the same length before it. */
  readonly before: string | undefined;
  /** Its last month, or the newest there is when it has not ended. */
  readonly month: string;
  /**
   * Its last day, or today when it has not ended; of an earlier state of which no period was chosen, the day of that.
   */
  readonly standDay: string;
  readonly bekend: string | undefined;
  readonly asOf: { moment: string } | { position: string } | undefined;
  /** The address asks for an earlier state of the log: nothing can be recorded then. */
  readonly past: boolean;
  /** Newest month there is anything of. */
  readonly newest: string;
  readonly lastDay: string;
}

/** Months whose figures may still grow much: the two before the last and the last itself. */
export const PROVISIONAL_MONTHS = 3;

/** Which state of the figures the page shows: the address, or else what was recorded last. */
export function useMoment(): Moment {
  const { view } = useView();
  const { log } = useProgramme();
  const now = today();
  const recorded = log?.recordedAt ? dayIn(log.recordedAt) : now;
  const lastDay = recorded < now ? recorded : now;
  const known = knownDay(view.bekend) ?? lastDay;
  const newest = (known < lastDay ? known : lastDay).slice(0, 7);
  const stand = view.stand ?? newest;
  const end = periodOf(stand)?.to ?? lastDay;
  return {
    stand,
    cumulative: view.over === undefined,
    before: view.over === undefined ? undefined : stepPeriod(stand, -1),
    month: lastMonthOf(stand) < newest ? lastMonthOf(stand) : newest,
    standDay: standDayOf(end, { known, lastDay, isChosen: view.stand !== undefined }),
    bekend: view.bekend,
    asOf: toAsOfInput(view.bekend),
    past: view.bekend !== undefined,
    newest,
    lastDay,
  };
}
