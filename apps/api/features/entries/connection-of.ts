import { cursorOf, pageOf } from '../../kernel/graphql/page.js';
import { toEntryModel } from './to-entry-model.js';
import type { EntryConnectionModel } from './entry-connection.model.js';
import type { EntriesFound } from './entry-pages.js';

/** A page of entries as GraphQL gives it. */
export function connectionOf(found: EntriesFound): EntryConnectionModel {
  const edges = found.entries.map((entry) => ({
    cursor: cursorOf(entry.summary.position),
    node: toEntryModel(entry),
  }));
  return {
    ...pageOf(edges, found),
    totalCount: found.total,
    notShown: found.notShown,
    lookedBackTo: found.lookedBackTo?.toString(),
  };
}
