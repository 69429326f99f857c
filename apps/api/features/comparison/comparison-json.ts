import { toMoment } from '#libs/platform';
import { typeNamed } from '#libs/programme';
import type { Comparison } from '#libs/read-model';
import type { EntryFound } from '../entries/entry-pages.js';
import { toCausingModel, toRestatementModel, toStateModel } from './to-comparison-models.js';
import type { CausesFound } from './get-comparison.js';

const toStateJson = (state: Comparison['from']) => {
  const { editionId, ...model } = toStateModel(state);
  return { editionId: editionId ?? null, ...model };
};

/** Restatements of figures, each amount split exactly by cause. */
export const toComparisonJson = (comparison: Comparison) => ({
  from: toStateJson(comparison.from),
  to: toStateJson(comparison.to),
  figures: comparison.figures.map((restated) => {
    const {
      comparison: _comparison,
      figure: _figure,
      before,
      after,
      ...model
    } = toRestatementModel(comparison, restated);
    return { ...model, before: before ?? null, after: after ?? null };
  }),
});

/** A page of the entries that the parts of one figure are made of. */
export const toCausesJson = ({ causes, total, notShown, hasNextPage }: CausesFound, after: number) => ({
  causes: causes.map(({ causing, entry }) => {
    const { contribution, ...model } = toCausingModel(causing);
    return { ...model, contribution: contribution ?? null, entry: toEntryJson(entry) };
  }),
  totalCount: total,
  notShown,
  pageInfo: { hasNextPage, endCursor: String(after + causes.length) },
});

/** What an entry is; the whole of it is at `href`. */
function toEntryJson({ summary, recorded }: EntryFound) {
  const { name, label } = typeNamed(summary.typeName);
  return {
    entryId: recorded.eventId,
    href: `/v1/gebeurtenissen/${recorded.eventId}`,
    name,
    label,
    partnerId: summary.partnerId ?? null,
    neighbourhoodId: summary.neighbourhoodId ?? null,
    occurredOn: summary.occurredOn ?? null,
    position: String(summary.position),
    recordedAt: toMoment(summary.recordedAt),
    status: summary.status,
    corrected: summary.corrected,
  };
}
