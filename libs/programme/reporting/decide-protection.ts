import { effective, type StreamState } from '../stream.js';
import { accept, atField, reject, type Command, type Decision } from '../decision.js';
import { fault, type Fault } from '../faults.js';
import { at, type Place } from '../place.js';
import { fieldLabel } from '../labels.js';
import { PROTECTION_FLOOR, type ProtectionParameter, type ProtectionParameters } from './protection.js';

/** Of this one less is stricter; of `tries` neither is: it bounds work, and what is not found in time is left out. */
const AT_MOST: ReadonlySet<ProtectionParameter> = new Set(['largestPercent']);
const COMPARED = (Object.keys(PROTECTION_FLOOR) as ProtectionParameter[]).filter((name) => name !== 'tries');

/**
 * Decides on ProtectionRulesPublished: versions follow each other without a gap, each protects at all, none less
 * than the law's floor, and none less than the version before, since what is out stays out. Everything that is
 * wrong is named at once. Versions are never corrected.
 */
export function decideProtection(command: Command<'ProtectionRulesPublished'>, state: StreamState): Decision {
  const data = at(command.place, 'data');
  const { version } = command.data;
  const earlier = effective(state).flatMap((entry) =>
    entry.name === 'ProtectionRulesPublished' ? [entry.data] : [],
  );
  const next = earlier.length + 2;
  if (version !== next) return reject(fault('VERSION_ORDER', atField(data, 'version'), { next }, version));
  const before: ProtectionParameters = earlier.at(-1) ?? PROTECTION_FLOOR;
  const faults = COMPARED.flatMap((name) => faultOf(name, command.data, before, data));
  return faults.length > 0 ? reject(...faults) : accept(command);
}

/**
 * The first that is wrong with a parameter: that by it nothing is protected, that the law has more, that there was
 * more before.
 */
function faultOf(
  name: ProtectionParameter,
  now: ProtectionParameters,
  before: ProtectionParameters,
  data: Place,
): readonly Fault[] {
  const value = now[name];
  const isMost = AT_MOST.has(name);
  const bounds = [
    ['PROTECTS_NOTHING', protectsFrom(name, now)],
    ['PROTECTION_BELOW_LAW', PROTECTION_FLOOR[name]],
    ['PROTECTION_LOOSENED', before[name]],
  ] as const;
  const broken = bounds.find(([, bound]) => (isMost ? value > bound : value < bound));
  if (!broken) return [];
  const [rule, bound] = broken;
  const is = {
    nl: `ten ${isMost ? 'hoogste' : 'minste'} ${String(bound)}`,
    en: `${isMost ? 'at most' : 'at least'} ${String(bound)}`,
  };
  return [fault(rule, at(data, name), { what: fieldLabel(name), is }, value)];
}

/**
 * From which value on (up to which, of what is stricter when less) a parameter protects anything, beside the others.
 */
function protectsFrom(name: ProtectionParameter, { base, hideUpTo }: ProtectionParameters): number {
  if (name === 'base') return 2;
  if (name === 'keep') return base - 1;
  if (name === 'largestPercent') return 99;
  return ['leastShown', 'ratioDenominator', 'sumUnits'].includes(name) ? hideUpTo + 1 : 1;
}
