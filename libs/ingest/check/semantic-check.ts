import {
  at,
  atField,
  dayOf,
  fault,
  parseDay,
  PROGRAMME_START,
  scanData,
  type EventData,
  type EventType,
  type Fault,
  type Place,
} from '#libs/programme';

import { MAX_FAULTS_OF_EVENT } from '../kernel/limits.js';
import { validateData } from './data-validator.js';

type Data = Readonly<Record<string, unknown>>;
export const OLD_AFTER_DAYS = 180;

/** All that is wrong with data by themselves: schema, personal data, dates. `today` is the Amsterdam date. */
export function checkData(type: EventType, data: Data, place: Place, today: string): readonly Fault[] {
  return [
    ...validateData(type, data, place),
    ...scanData(data, type.fields, place),
    ...checkDates(type, data, place, today),
    ...checkPrecision(data, place),
    ...checkReference(type, data, place),
  ];
}

/** What has happened lies in the programme's time and not after today. */
function checkDates({ fields }: EventType, data: Data, place: Place, today: string): readonly Fault[] {
  return Object.entries(fields).flatMap(([name, { spec }]) =>
    spec.kind === 'date' && spec.past ? checkPast(data[name], at(place, name), today) : [],
  );
}

function checkPast(date: unknown, place: Place, today: string): readonly Fault[] {
  if (typeof date !== 'string' || parseDay(date) === undefined) return [];
  if (date < PROGRAMME_START) return [fault('BEFORE_PROGRAMME', place, { start: PROGRAMME_START }, date)];
  return date > today ? [fault('IN_THE_FUTURE', place, { today }, date)] : [];
}

/** Quantities are summed exactly as millionths, so they have at most six decimals. */
function checkPrecision(data: Data, place: Place): readonly Fault[] {
  const faults: Fault[] = [];
  collectTooPrecise(data, place, faults);
  return faults;
}

function collectTooPrecise(value: unknown, place: Place, faults: Fault[]): void {
  if (faults.length > MAX_FAULTS_OF_EVENT) return;
  if (typeof value === 'number') {
    if (Number(value.toFixed(6)) !== value) faults.push(fault('TOO_PRECISE', place, {}, value));
  } else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value))
      if (typeof item === 'number' || typeof item === 'object')
        collectTooPrecise(item, at(place, name), faults);
}

/** A correction names its entry in exactly one of the two ways. */
function checkReference(type: EventType, { entryId, entry }: EventData, place: Place): readonly Fault[] {
  if (type.consistency.of !== 'corrected-entry') return [];
  return (entryId === undefined) === (entry === undefined) ? [fault('ENTRY_REFERENCE', place)] : [];
}

/** Registrations of long ago are normal; of what happened the sender is told that it is old. */
export function oldEventWarnings(
  type: EventType,
  { occurredOn }: EventData,
  today: string,
): readonly Fault[] {
  if (type.domain === 'participation' || typeof occurredOn !== 'string') return [];
  return dayOf(today) - dayOf(occurredOn) > OLD_AFTER_DAYS
    ? [fault('OLD_EVENT', atField(['data'], 'occurredOn'), { days: OLD_AFTER_DAYS }, occurredOn)]
    : [];
}
