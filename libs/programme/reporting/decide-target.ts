import { effective, type StreamState } from '../stream.js';
import { accept, atField, reject, type Command, type Decision } from '../decision.js';
import { fault } from '../faults.js';
import { at } from '../place.js';
import type { DefinitionContext } from './decide-definition.js';
import { judgeValue } from './share-faults.js';

/** What the caller looks up of the target that another is derived from. */
export interface TargetContext {
  readonly parentTarget?: { readonly kpi: string; readonly scope: string } | 'unknown';
}

/**
 * Decides on baselines and targets. The stream is that of one KPI, scope and period (or day): it is set once and
 * revised afterwards, with a reason. A target derived from another is of the same KPI, and from a wider scope. The
 * value of a share is in percents (share-faults.ts).
 */
export function decideTarget(
  command: Command<'BaselineSet' | 'TargetSet' | 'TargetRevised'>,
  state: StreamState,
  known: TargetContext & DefinitionContext = {},
): Decision {
  const data = at(command.place, 'data');
  const { period, byDate, kpi, scope } = command.data;
  if (known.parameters === 'unknown') return reject(fault('UNKNOWN_KPI', atField(data, 'kpi'), {}, kpi));
  if ((period === undefined) === (byDate === undefined)) return reject(fault('PERIOD_OR_DAY', data));
  const { parentTarget } = known;
  const parent = atField(data, 'derivedFromTargetId');
  if (parentTarget === 'unknown' && 'derivedFromTargetId' in command.data)
    return reject(fault('ENTRY_UNKNOWN', parent, {}, command.data.derivedFromTargetId));
  if (
    typeof parentTarget === 'object' &&
    (parentTarget.kpi !== kpi || width(parentTarget.scope) <= width(scope))
  )
    return reject(fault('TARGET_TREE', parent, { kpi: parentTarget.kpi, scope: parentTarget.scope }));
  const { refused, warnings } = judgeValue(command.data, data);
  if (refused.length > 0) return reject(...refused);
  const names = effective(state).map((entry) => entry.name);
  const isSet = names.includes('TargetSet');
  if (command.name === 'TargetSet' && isSet) return reject(fault('TARGET_ALREADY_SET', data));
  if (command.name === 'TargetRevised' && !isSet) return reject(fault('TARGET_NOT_SET', data));
  return accept(command, warnings);
}

/** National over municipal over neighbourhood. */
const width = (scope: string): number => (scope === 'NL' ? 2 : /^GM\d{4}$/.test(scope) ? 1 : 0);
