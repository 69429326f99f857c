import { dayOf, periodDays } from '../calendar.js';
import { effective, type StreamState } from '../stream.js';
import { accept, atField, reject, type Command, type Decision } from '../decision.js';
import { fault } from '../faults.js';
import { at } from '../place.js';

/** Decides on a reporting period: opened once, due after its last day, closed once after that. */
export function decidePeriod(
  command: Command<'ReportingPeriodOpened' | 'ReportingPeriodClosed'>,
  state: StreamState,
): Decision {
  const place = at(command.place, 'data');
  const { period } = command.data;
  const names = effective(state).map((entry) => entry.name);
  const opened = names.includes('ReportingPeriodOpened');
  if (command.name === 'ReportingPeriodClosed')
    return opened && !names.includes('ReportingPeriodClosed')
      ? accept(command)
      : reject(fault('PERIOD_NOT_OPEN', atField(place, 'period'), {}, period));
  if (opened) return reject(fault('PERIOD_OPENED_BEFORE', atField(place, 'period'), {}, period));
  const { dueOn } = command.data;
  const days = periodDays(period);
  return days && dayOf(dueOn) <= days.to
    ? reject(fault('DUE_WITHIN_PERIOD', atField(place, 'dueOn'), {}, dueOn))
    : accept(command);
}
