import { EffectiveEntries, lateFor, lateSpansAt, type FactTable } from '#libs/indicators';
import { dateOf, findType } from '#libs/programme';
import type { Model } from '../projection/model.js';

export type EntryStatus = 'EFFECTIVE' | 'RETRACTED';

export interface EntryFilter {
  /** Only this partner's: set from the actor for a partner, whatever else is asked. */
  readonly visibleTo?: string;
  readonly partnerIds?: readonly string[];
  /** Event names or CloudEvents types. */
  readonly types?: readonly string[];
  readonly werklijn?: number;
  readonly neighbourhoodIds?: readonly string[];
  /** Days, inclusive. */
  readonly occurredFrom?: number;
  readonly occurredTo?: number;
  /** Moments (ms), inclusive. */
  readonly recordedFrom?: number;
  readonly recordedTo?: number;
  readonly status?: EntryStatus;
  readonly corrected?: boolean;
  /** It came after a period was closed or an edition on it was published, as known at the position. */
  readonly late?: boolean;
  /** Only entries first recorded at one of these positions (a figure's lineage). */
  readonly positions?: Float64Array;
}

export interface EntryPageRequest {
  readonly first: number;
  /** Continue after the entry first recorded at this position. */
  readonly after?: number;
  /** Newest first unless ascending. */
  readonly ascending?: boolean;
}

/** One entry as it stood at the position asked for. */
export interface EntrySummary {
  readonly entryId?: string;
  readonly position: number;
  readonly recordedAt: number;
  readonly typeName: string;
  readonly partnerId: string | undefined;
  readonly neighbourhoodId: string | undefined;
  readonly occurredOn: string | undefined;
  readonly status: EntryStatus;
  /** It counts otherwise than as first posted. */
  readonly corrected: boolean;
}

export interface EntryPage {
  readonly entries: readonly EntrySummary[];
  readonly total: number;
  readonly hasNextPage: boolean;
}

interface Version {
  readonly table: FactTable;
  readonly row: number;
  readonly corrected: boolean;
}

/** The entries recorded at or before a position, as they stood there, that meet the filter; one page of them. */
export function entriesAt(
  model: Model,
  position: number,
  filter: EntryFilter,
  page: EntryPageRequest,
): EntryPage {
  const matches = matcher(model, position, filter);
  const entries: EntrySummary[] = [];
  let total = 0;
  let hasNextPage = false;
  for (const index of order(model, position, filter, page)) {
    const version = versionAt(model, index, position);
    if (!matches(index, version)) continue;
    total++;
    const entryPosition = model.facts.entryPosition.at(index);
    if (
      page.after !== undefined &&
      (page.ascending ? entryPosition <= page.after : entryPosition >= page.after)
    )
      continue;
    if (entries.length < page.first) entries.push(summary(model, index, version, position));
    else hasNextPage = true;
  }
  return { entries, total, hasNextPage };
}

function* order(
  model: Model,
  position: number,
  filter: EntryFilter,
  page: EntryPageRequest,
): Generator<number> {
  const indexes = filter.positions
    ? [...filter.positions].flatMap((p) => model.facts.entryAt(p) ?? [])
    : undefined;
  const count = indexes?.length ?? model.facts.entries;
  for (let i = 0; i < count; i++) {
    const place = page.ascending ? i : count - 1 - i;
    const index = indexes ? (indexes[place] ?? 0) : place;
    if (model.facts.entryPosition.at(index) <= position) yield index;
  }
}

/** The version of an entry that counts at a position, or its last one before it when none does. */
function versionAt(model: Model, index: number, position: number): Version {
  const { facts } = model;
  let version = facts.latestVersion(index);
  let table = facts.tableOf(version);
  let row = facts.rowOf(version);
  while (table.from.at(row) > position) {
    version = facts.previousVersion(version);
    table = facts.tableOf(version);
    row = facts.rowOf(version);
  }
  return { table, row, corrected: isCorrected(model, version) };
}

/**
 * Whether a version says something else than as first posted: it or one before it began where another ended, as a
 * correction does; a reinstatement begins later.
 */
function isCorrected({ facts }: Model, version: number): boolean {
  let table = facts.tableOf(version);
  let row = facts.rowOf(version);
  while (table.from.at(row) !== table.entryPosition.at(row)) {
    const from = table.from.at(row);
    version = facts.previousVersion(version);
    table = facts.tableOf(version);
    row = facts.rowOf(version);
    if (table.to.at(row) === from) return true;
  }
  return false;
}

function matcher(model: Model, position: number, filter: EntryFilter) {
  const types = filter.types && new Set(filter.types.map((name) => findType(name)?.name ?? name));
  const partnerIds = filter.partnerIds && new Set(filter.partnerIds);
  const areas = filter.neighbourhoodIds && new Set(filter.neighbourhoodIds);
  const late = filter.late === undefined ? undefined : lateness(model, position);
  return (index: number, { table, row, corrected }: Version): boolean => {
    const partner = model.facts.partnerOf(table, row);
    if (filter.visibleTo !== undefined && partner !== filter.visibleTo) return false;
    if (partnerIds && (partner === undefined || !partnerIds.has(partner))) return false;
    if (types && !types.has(table.type.name)) return false;
    if (filter.werklijn !== undefined && table.type.werklijn !== filter.werklijn) return false;
    if (areas && !areas.has(areaOf(model, table, row) ?? '')) return false;
    const day = table.day.at(row);
    if (filter.occurredFrom !== undefined && day < filter.occurredFrom) return false;
    if (filter.occurredTo !== undefined && day > filter.occurredTo) return false;
    const recordedAt = model.moments.of(model.facts.entryPosition.at(index)) ?? 0;
    if (filter.recordedFrom !== undefined && recordedAt < filter.recordedFrom) return false;
    if (filter.recordedTo !== undefined && recordedAt > filter.recordedTo) return false;
    if (late && filter.late !== late(table, row)) return false;
    if (filter.status !== undefined && filter.status !== statusAt(table, row, position)) return false;
    return filter.corrected === undefined || filter.corrected === corrected;
  };
}

function lateness(model: Model, position: number): (table: FactTable, row: number) => boolean {
  const spans = lateSpansAt(new EffectiveEntries(model.facts, position));
  return (table, row) =>
    lateFor(spans, table.type.name, table.day.at(row), table.entryPosition.at(row)).length > 0;
}

const statusAt = (table: FactTable, row: number, position: number): EntryStatus =>
  table.to.at(row) > position ? 'EFFECTIVE' : 'RETRACTED';

const areaOf = (model: Model, table: FactTable, row: number): string | undefined => {
  const area = table.area.at(row);
  return area < model.facts.areas.size ? model.facts.areas.text(area) : undefined;
};

function summary(
  model: Model,
  index: number,
  { table, row, corrected }: Version,
  position: number,
): EntrySummary {
  const entryPosition = model.facts.entryPosition.at(index);
  return {
    position: entryPosition,
    recordedAt: model.moments.of(entryPosition) ?? 0,
    typeName: table.type.name,
    partnerId: model.facts.partnerOf(table, row),
    neighbourhoodId: areaOf(model, table, row),
    occurredOn:
      'occurredOn' in table.type.fields && table.day.at(row) !== 0 ? dateOf(table.day.at(row)) : undefined,
    status: statusAt(table, row, position),
    corrected,
  };
}

/** The entry first recorded at a position, as it stood at another; undefined when there is none. */
export function entryAt(model: Model, entryPosition: number, position: number): EntrySummary | undefined {
  const index = model.facts.entryAt(entryPosition);
  if (index === undefined || entryPosition > position) return undefined;
  return summary(model, index, versionAt(model, index, position), position);
}

/** Position of an entry by its id. */
export function positionOfEntry(model: Model, entryId: string): number | undefined {
  const index = model.facts.entry(entryId);
  return index === undefined ? undefined : model.facts.entryPosition.at(index);
}
