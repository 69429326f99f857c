import { cursorOf } from './cursor.js';
import { toEntryModel } from './entry-model-of.js';
import type { EntryConnectionModel } from './entry-connection.model.js';
import type { EntriesFound } from './entry-pages.js';

export function connectionOf(found: EntriesFound): EntryConnectionModel {
  const edges = found.entries.map((entry) => ({
    cursor: cursorOf(entry.summary.position),
    node: toEntryModel(entry),
  }));
  return {
    edges,
    totalCount: found.total,
    notShown: found.notShown,
    lookedBackTo: found.lookedBackTo?.toString(),
    pageInfo: {
      hasNextPage: found.hasNextPage,
      hasPreviousPage: found.hasPreviousPage,
      startCursor: edges[0]?.cursor,
      endCursor: edges.at(-1)?.cursor,
    },
  };
}
