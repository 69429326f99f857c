import { parsePeriod, type Edition } from '#libs/indicators';

type Candidate = Pick<Edition, 'period' | 'standing'>;

/** Last day of a period, as a count of days; before all others when its code is none. */
const endOf = ({ period }: Candidate): number => parsePeriod(period)?.to ?? -Infinity;

/**
 * The edition in force on the newest period; of those that end on one day the longer one, a year before its last
 * quarter, and of one period the one published last. Undefined when none is in force.
 */
export function newestInForce<One extends Candidate>(editions: readonly One[]): One | undefined {
  const startOf = ({ period }: One): number => parsePeriod(period)?.from ?? Infinity;
  return editions
    .filter(({ standing }) => standing === 'IN_FORCE')
    .reduce<One | undefined>((newest, each) => {
      if (newest === undefined || endOf(each) > endOf(newest)) return each;
      return endOf(each) === endOf(newest) && startOf(each) <= startOf(newest) ? each : newest;
    }, undefined);
}
