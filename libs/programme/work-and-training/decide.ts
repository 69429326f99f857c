import { accept, type Command, type Decision } from '../decision.js';
import { at, fault, type Fault } from '../faults.js';
import type { KnownOfSubject, Observed } from '../subjects.js';

/**
 * Decides on trainings and placements, each entry by what is known of the same one. An order in time only warns: the start may
 * come late, or be corrected.
 */
export function decideWork(command: Command, { about }: KnownOfSubject): Decision {
  const others = about?.filter(({ entryId }) => entryId !== command.entryId);
  return accept(command, others ? (WARNINGS[command.name]?.(command, others) ?? []) : []);
}

type Warnings = (command: Command, others: readonly Observed[]) => readonly Fault[];

const WARNINGS: Readonly<Record<string, Warnings>> = {
  TrainingStarted: (command, others) =>
    endedBefore(command, others, ['TrainingCompleted', 'TrainingDropped'], 'occurredOn'),
  TrainingCompleted: (command, others) => afterStart(command, others, 'TrainingStarted', 'occurredOn'),
  TrainingDropped: (command, others) => afterStart(command, others, 'TrainingStarted', 'occurredOn'),
  PlacementStarted: (command, others) => {
    const open = alreadyOpen(command, others);
    return open.length > 0 ? open : endedBefore(command, others, ['PlacementEnded'], 'endedOn');
  },
  PlacementConfirmed: (command, others) => afterStart(command, others, 'PlacementStarted', 'confirmedOn'),
  PlacementEnded: (command, others) => afterStart(command, others, 'PlacementStarted', 'endedOn'),
};

/** The days of some entries, ascending. */
const days = (others: readonly Observed[], names: readonly string[], field: string): readonly string[] =>
  others
    .filter(({ name }) => names.includes(name))
    .map(({ data }) => String(data[field]))
    .sort();

function afterStart(
  command: Command,
  others: readonly Observed[],
  startName: string,
  field: string,
): readonly Fault[] {
  const on = String(command.data[field]);
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
  command: Command,
  others: readonly Observed[],
  endNames: readonly string[],
  field: string,
): readonly Fault[] {
  const on = String(command.data['occurredOn']);
  const [end] = days(others, endNames, field);
  const [start] = days(others, [command.name], 'occurredOn');
  if (end === undefined || end >= on || (start !== undefined && start <= end)) return [];
  return [fault('STARTED_AFTER_ENDED', at(at(command.place, 'data'), 'occurredOn'), { end }, on)];
}

/** Two starts under one id need an end between them. */
function alreadyOpen(command: Command, others: readonly Observed[]): readonly Fault[] {
  const on = String(command.data['occurredOn']);
  const ends = days(others, ['PlacementEnded'], 'endedOn');
  const open = days(others, ['PlacementStarted'], 'occurredOn').find((start) => {
    const [first, last] = start <= on ? [start, on] : [on, start];
    return !ends.some((end) => first <= end && end <= last);
  });
  if (open === undefined) return [];
  return [fault('PLACEMENT_OPEN', at(at(command.place, 'data'), 'placementId'), { start: open })];
}
