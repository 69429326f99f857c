import { CATALOGUE, dayOf, fault, findType, nearTypes, orNear, type Fault } from '#libs/programme';
import { QueryError, type EntryFilter } from '#libs/read-model';
import { momentIn } from '../../kernel/graphql/as-of.js';
import type { EntryFilterInput } from './entry-filter.input.js';
import { given } from '../../kernel/given.js';

const LINES = [1, 2, 3, 4];

const known = (name: string): boolean =>
  findType(name) !== undefined || CATALOGUE.some((type) => type.name === name);

/** What the read model filters by, and the text that is looked for in the log. */
export interface EntryQuery extends EntryFilter {
  readonly text?: string;
}

function faultsOf({ types, werklijn, recordedFrom, recordedTo }: EntryFilterInput): readonly Fault[] {
  const unknown = (types ?? []).flatMap((name, i) =>
    known(name)
      ? []
      : [fault('UNKNOWN_EVENT_TYPE', ['filter', 'types', i], { near: orNear(nearTypes(name)) }, name)],
  );
  const isLine = werklijn == null || LINES.some((line) => line === werklijn);
  const line = fault('UNKNOWN_CODE', ['filter', 'werklijn'], { allowed: LINES.join(', ') }, werklijn);
  const isInOrder =
    recordedFrom == null || recordedTo == null || momentIn(recordedFrom) <= momentIn(recordedTo);
  const order = fault(
    'END_BEFORE_START',
    ['filter', 'recordedTo'],
    { start: recordedFrom ?? '' },
    recordedTo,
  );
  return [...unknown, ...(isLine ? [] : [line]), ...(isInOrder ? [] : [order])];
}

/**
 * The filter as the read model's; throws QueryError for types and werklijnen that do not exist, and an end before its
 * beginning.
 */
export function filterOf(input: EntryFilterInput | null | undefined): EntryQuery {
  const faults = faultsOf(input ?? {});
  if (faults.length > 0) throw new QueryError(faults);
  const { occurredFrom, occurredTo, recordedFrom, recordedTo, ...rest } = input ?? {};
  return given({
    ...rest,
    occurredFrom: occurredFrom == null ? null : dayOf(occurredFrom),
    occurredTo: occurredTo == null ? null : dayOf(occurredTo),
    recordedFrom: recordedFrom == null ? null : momentIn(recordedFrom),
    recordedTo: recordedTo == null ? null : momentIn(recordedTo),
  });
}
