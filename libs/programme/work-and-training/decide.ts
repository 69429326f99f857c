import type { EventName, FieldName, NamesIn } from '../catalogue.js';
import { accept, atField, type Command, type Decision } from '../decision.js';
import { fault, type Fault } from '../faults.js';
import { at } from '../place.js';
import { boundsOf, stepNames, type Course } from '../schema/life-cycle.js';
import type { EventData } from '../stream.js';
import type { SubjectContext, Observed } from '../subjects.js';
import type { workAndTrainingEvents } from './events.js';
import { PLACEMENT, TRAINING } from './life-cycle.js';

/**
 * Decides on trainings and placements, each entry by what is known of the same one. An order in time only warns:
 * the start may come late, or be corrected.
 */
export function decideWork(command: WorkCommand, context: SubjectContext): Decision {
  const course = COURSES.find((one) => stepNames(one).includes(command.name));
  if (!course) return accept(command);
  const others = context.about?.filter(({ entryId }) => entryId !== command.entryId);
  return accept(command, others ? warningsOf(course, command, others) : []);
}

type WorkCommand = Command<NamesIn<typeof workAndTrainingEvents>>;

const COURSES: readonly Course[] = [TRAINING, PLACEMENT];

/** By the course that the entry is a step of: what is no step of one is judged by itself. */
function warningsOf(course: Course, command: WorkCommand, others: readonly Observed[]): readonly Fault[] {
  if (course.steps[command.name]?.after) return afterStart(course, command, others);
  const open = course === PLACEMENT ? alreadyOpen(command, others) : [];
  return open.length > 0 ? open : endedBefore(course, command, others);
}

/** The field that says when a step was. */
const dayField = ({ steps }: Course, name: EventName): FieldName => steps[name]?.day ?? 'occurredOn';

const dayIn = (course: Course, { name, data }: { readonly name: EventName; readonly data: EventData }) =>
  String(data[dayField(course, name)]);

/** The days of some steps, ascending. */
const days = (course: Course, others: readonly Observed[], names: readonly string[]): readonly string[] =>
  others
    .filter(({ name }) => names.includes(name))
    .map((other) => dayIn(course, other))
    .sort();

function afterStart(course: Course, command: WorkCommand, others: readonly Observed[]): readonly Fault[] {
  const { after = [], ends } = course.steps[command.name] ?? {};
  const place = at(at(command.place, 'data'), dayField(course, command.name));
  const on = dayIn(course, command);
  const [start] = days(course, others, after);
  if (start === undefined) return [fault('NO_START_KNOWN', place)];
  if (on >= start) return [];
  return [fault(ends ? 'ENDED_BEFORE_STARTED' : 'CONFIRMED_BEFORE_STARTED', place, { start }, on)];
}

/** An end that no start that is known lies before. */
function endedBefore(course: Course, command: WorkCommand, others: readonly Observed[]): readonly Fault[] {
  const on = dayIn(course, command);
  const [end] = days(course, others, boundsOf(course).ends);
  const [start] = days(course, others, [command.name]);
  if (end === undefined || end >= on || (start !== undefined && start <= end)) return [];
  return [fault('STARTED_AFTER_ENDED', atField(at(command.place, 'data'), 'occurredOn'), { end }, on)];
}

/** Two starts of a placement under one id need an end between them. */
function alreadyOpen(command: WorkCommand, others: readonly Observed[]): readonly Fault[] {
  const on = dayIn(PLACEMENT, command);
  const ends = days(PLACEMENT, others, boundsOf(PLACEMENT).ends);
  const open = days(PLACEMENT, others, [command.name]).find((start) => {
    const [first, last] = start <= on ? [start, on] : [on, start];
    return !ends.some((end) => first <= end && end <= last);
  });
  if (open === undefined) return [];
  return [fault('PLACEMENT_OPEN', atField(at(command.place, 'data'), 'placementId'), { start: open })];
}
