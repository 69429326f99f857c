import { dayIn, effective, type StreamState } from './stream.js';
import { accept, type Command, type Decision } from './decision.js';
import { fault, type Fault } from './faults.js';
import { at } from './place.js';
import { typeNamed, type DatedName } from './catalogue.js';
import { stepNames, type Course } from './schema/life-cycle.js';

/**
 * Decides on a step of a life cycle. Events arrive late and out of order, so whatever a late event or a correction
 * could still put right only warns: no earlier step known, a wrong order in time, the first step taken again, two
 * outcomes that exclude each other.
 */
export function decideStep<N extends DatedName>(
  command: Command<DatedName> & { readonly name: NoInfer<N> },
  state: StreamState,
  course: Course<N>,
): Decision {
  const { steps } = course;
  const { after = [], not = [] } = steps[command.name];
  const on = command.data.occurredOn;
  const place = at(command.place, 'data', 'occurredOn');
  const warnings: Fault[] = [];
  const later = firstOf(state, followersOf(course, command.name));
  if (after.length === 0 && firstOf(state, [command.name]))
    warnings.push(fault('STEP_TAKEN_AGAIN', at(command.place, 'data')));
  if (after.length > 0) {
    const earlier = firstOf(state, after);
    if (!earlier) warnings.push(fault('NO_EARLIER_STEP', place, { steps: either(after) }));
    else if (earlier.on > on)
      warnings.push(
        fault('STEP_TOO_EARLY', place, { step: typeNamed(earlier.name).label, on: earlier.on }, on),
      );
  }
  if (later && later.on < on)
    warnings.push(fault('STEP_TOO_LATE', place, { step: typeNamed(later.name).label, on: later.on }, on));
  const other = firstOf(state, not);
  if (other)
    warnings.push(
      fault('STEP_CONTRADICTS', at(command.place, 'data'), {
        step: typeNamed(other.name).label,
        on: other.on,
      }),
    );
  return accept(command, warnings);
}

const followersOf = <N extends DatedName>(course: Course<N>, name: N): readonly N[] =>
  stepNames(course).filter((step) => course.steps[step].after?.includes(name));

const either = (names: readonly string[]) => {
  const labels = names.map((name) => typeNamed(name).label);
  return { nl: labels.map(({ nl }) => nl).join(' / '), en: labels.map(({ en }) => en).join(' / ') };
};

function firstOf(state: StreamState, names: readonly string[]): { name: string; on: string } | undefined {
  return effective(state)
    .filter((entry) => names.includes(entry.name))
    .map((entry) => ({ name: entry.name, on: dayIn(entry) }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0];
}
