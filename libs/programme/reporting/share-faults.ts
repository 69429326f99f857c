import type { EventData } from '../stream.js';
import { atField } from '../decision.js';
import { fault, type Fault } from '../faults.js';
import type { Place } from '../place.js';
import { goesBothWays, isCount, isShare } from './shares.js';

/**
 * What is wrong, and what is odd, with the value of a target or baseline, by its KPI. `place` is that of the data.
 */
export interface ValueJudged {
  readonly refused: readonly Fault[];
  readonly warnings: readonly Fault[];
}

const FINE: ValueJudged = { refused: [], warnings: [] };

/**
 * A share is from 0 to 100 %. Above 100 is refused until the sender says yes (`aboveHundred`); between 0 and 1 may
 * be a fraction where percents are meant, which is told. So is a value below 0 of what only counts up. What is
 * counted whole has a whole target: half a household is a share where a number is meant.
 */
export function judgeValue({ kpi, value, aboveHundred }: EventData, place: Place): ValueJudged {
  if (typeof value !== 'number') return FINE;
  const there = atField(place, 'value');
  const one = (
    rule:
      | 'SHARE_BELOW_NOUGHT'
      | 'SHARE_ABOVE_HUNDRED'
      | 'SHARE_BELOW_ONE'
      | 'VALUE_BELOW_NOUGHT'
      | 'COUNT_NOT_WHOLE',
  ) => [fault(rule, there, { kpi: String(kpi), value }, value)];
  if (isCount(kpi) && !Number.isInteger(value)) return { refused: one('COUNT_NOT_WHOLE'), warnings: [] };
  if (!isShare(kpi))
    return value < 0 && !goesBothWays(kpi) ? { refused: [], warnings: one('VALUE_BELOW_NOUGHT') } : FINE;
  if (value < 0) return { refused: one('SHARE_BELOW_NOUGHT'), warnings: [] };
  if (value > 100 && aboveHundred !== true) return { refused: one('SHARE_ABOVE_HUNDRED'), warnings: [] };
  return value > 0 && value < 1 ? { refused: [], warnings: one('SHARE_BELOW_ONE') } : FINE;
}
