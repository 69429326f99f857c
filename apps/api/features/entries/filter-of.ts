import { at, CATALOGUE, dayOf, fault, findType, nearTypes, orNear } from '#libs/programme';
import { QueryError, type EntryFilter } from '#libs/read-model';
import { momentIn } from '../../kernel/graphql/as-of.js';
import type { EntryFilterInput } from './entry-filter.input.js';

const known = (name: string): boolean =>
  findType(name) !== undefined || CATALOGUE.some((type) => type.name === name);

/** What the read model filters by, and the text that is looked for in the log. */
export interface AskedFilter extends EntryFilter {
  readonly text?: string;
}

/** The filter as the read model's; throws QueryError for types that do not exist. */
export function filterOf(input: EntryFilterInput | null | undefined): AskedFilter {
  const unknown = (input?.types ?? []).flatMap((name, i) =>
    known(name)
      ? []
      : [fault('UNKNOWN_EVENT_TYPE', at('/filter/types', i), { near: orNear(nearTypes(name)) }, name)],
  );
  if (unknown.length > 0) throw new QueryError(unknown);
  const { occurredFrom, occurredTo, recordedFrom, recordedTo, ...rest } = input ?? {};
  const filter = {
    ...rest,
    occurredFrom: occurredFrom == null ? null : dayOf(occurredFrom),
    occurredTo: occurredTo == null ? null : dayOf(occurredTo),
    recordedFrom: recordedFrom == null ? null : momentIn(recordedFrom),
    recordedTo: recordedTo == null ? null : momentIn(recordedTo),
  };
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== null && value !== undefined),
  );
}
