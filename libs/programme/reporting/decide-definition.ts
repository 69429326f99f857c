import { effective, type StreamState } from '../stream.js';
import { accept, atField, reject, type Command, type Decision } from '../decision.js';
import { fault, type Fault } from '../faults.js';
import { at, type Place } from '../place.js';

export type Parameters = Readonly<Record<string, number | readonly string[]>>;

export interface PublishedParameter {
  readonly name: string;
  readonly number?: number;
  readonly codes?: readonly string[];
}

/**
 * What the caller looks up of the KPI whose definition is published: its version-1 parameters, or that there is no
 * such KPI.
 */
export interface DefinitionContext {
  readonly parameters?: Parameters | 'unknown';
}

/**
 * Decides on KpiDefinitionPublished: versions follow each other without a gap, and a version sets only parameters
 * that the KPI has, each as what it is (a number, or a list of codes). Versions are never corrected: a mistake is
 * mended by the next version.
 */
export function decideDefinition(
  command: Command<'KpiDefinitionPublished'>,
  state: StreamState,
  context: DefinitionContext = {},
): Decision {
  const data = at(command.place, 'data');
  const { code, version } = command.data;
  if (context.parameters === 'unknown') return reject(fault('UNKNOWN_KPI', atField(data, 'code'), {}, code));
  const next = effective(state).filter((entry) => entry.name === 'KpiDefinitionPublished').length + 2;
  if (version !== next) return reject(fault('VERSION_ORDER', atField(data, 'version'), { next }, version));
  const faults = context.parameters
    ? parameterFaults(command.data.parameters, context.parameters, atField(data, 'parameters'))
    : [];
  return faults.length > 0 ? reject(...faults) : accept(command);
}

function parameterFaults(
  published: readonly PublishedParameter[],
  parameters: Parameters,
  place: Place,
): readonly Fault[] {
  return published.flatMap(({ name, number, codes }, i) => {
    const known = parameters[name];
    const allowed = Object.keys(parameters).join(', ');
    if (known === undefined) return [fault('UNKNOWN_CODE', at(place, i, 'name'), { allowed }, name)];
    const given = typeof known === 'number' ? number : codes;
    const other = typeof known === 'number' ? codes : number;
    if (given !== undefined && other === undefined) return [];
    return [fault('REQUIRED', at(place, i), { name: typeof known === 'number' ? 'number' : 'codes' })];
  });
}
