import type { EventName, NamesIn } from '../catalogue.js';
import { accept, type Command, type Decision } from '../decision.js';
import { at, fault, type Fault } from '../faults.js';
import type { EventData } from '../stream.js';
import type { SubjectContext, Observed } from '../subjects.js';
import type { workAndTrainingEvents } from './events.js';

/**
 * Decides on trainings and placements, each entry by what is known of the same one. An order in time only warns:
 * the start may come late, or be corrected.
 */
export function decideWork(command: WorkCommand, { about }: SubjectContext): Decision {
  const others = about?.filter(({ entryId }) => entryId !== command.entryId);
  return accept(command, others ? warningsOf(command, others) : []);
}

type WorkCommand = Command<NamesIn<typeof workAndTrainingEvents>>;

function warningsOf(command: WorkCommand, others: readonly Observed[]): readonly Fault[] {
  switch (command.name) {
    case 'TrainingStarted':
      return endedBefore(command, others, ['TrainingCompleted', 'TrainingDropped'], 'occurredOn');
    case 'TrainingCompleted':
    case 'TrainingDropped':
      return afterStart(command, command.data.occurredOn, others, 'TrainingStarted', 'occurredOn');
    case 'PlacementStarted': {
      const open = alreadyOpen(command, others);
      return open.length > 0 ? open : endedBefore(command, others, ['PlacementEnded'], 'endedOn');
    }
    case 'PlacementConfirmed':
      return afterStart(command, command.data.confirmedOn, others, 'PlacementStarted', 'confirmedOn');
    case 'PlacementEnded':
      return afterStart(command, command.data.endedOn, others, 'PlacementStarted', 'endedOn');
    default:
      return [];
  }
}

/** The fields that say when something of a training or placement was. */
type Day = 'occurredOn' | 'confirmedOn' | 'endedOn';

/** The days of some entries, ascending. */
const days = (others: readonly Observed[], names: readonly EventName[], field: Day): readonly string[] =>
  others
    .filter(({ name }) => names.includes(name))
    .map(({ data }: { readonly data: EventData }) => String(data[field]))
    .sort();

function afterStart(
  command: WorkCommand,
  on: string,
  others: readonly Observed[],
  startName: EventName,
  field: Day,
): readonly Fault[] {
  const place = at(at(command.place, 'data'), field);
  const [start] = days(others, [startName], 'occurredOn');
  if (start === undefined) return [fault('NO_START_KNOWN', place)];
  if (on >= start) return [];
  return [
    fault(
      field === 'confirmedOn' ? 'CONFIRMED_BEFORE_STARTED' : 'ENDED_BEFORE_STARTED',
      place,
      { start },
      on,
    ),
  ];
}

/** An end that no start that is known lies before. */
function endedBefore(
  command: Command<'TrainingStarted' | 'PlacementStarted'>,
  others: readonly Observed[],
  endNames: readonly EventName[],
  field: Day,
): readonly Fault[] {
  const on = command.data.occurredOn;
  const [end] = days(others, endNames, field);
  const [start] = days(others, [command.name], 'occurredOn');
  if (end === undefined || end >= on || (start !== undefined && start <= end)) return [];
  return [fault('STARTED_AFTER_ENDED', at(at(command.place, 'data'), 'occurredOn'), { end }, on)];
}

/** Two starts under one id need an end between them. */
function alreadyOpen(command: Command<'PlacementStarted'>, others: readonly Observed[]): readonly Fault[] {
  const on = command.data.occurredOn;
  const ends = days(others, ['PlacementEnded'], 'endedOn');
  const open = days(others, ['PlacementStarted'], 'occurredOn').find((start) => {
    const [first, last] = start <= on ? [start, on] : [on, start];
    return !ends.some((end) => first <= end && end <= last);
  });
  if (open === undefined) return [];
  return [fault('PLACEMENT_OPEN', at(at(command.place, 'data'), 'placementId'), { start: open })];
}
