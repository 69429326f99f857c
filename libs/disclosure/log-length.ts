import type { ExactTable, Span } from './exact.js';

/** An edition as far as the length of the log tells something of it. */
export interface EditionInLog extends Pick<ExactTable, 'editionId' | 'spans' | 'entries'> {
  /**
   * So many entries, or none, must lie between it and every earlier one of the same span that outsiders are shown.
   */
  readonly needed: number;
}

/** An edition of which outsiders see nothing about people: too little came in since another. */
export interface FewEntries {
  readonly since: string;
  readonly between: number;
  readonly needed: number;
}

/**
 * How many entries about people can have moved a count between two editions (docs/decisions/0119): those between
 * their positions, and, where one span goes on after the other, also those recorded on the days it has more, as
 * nothing is recorded before it happens. Undefined for spans that begin on different days: what was in the log
 * already moves those.
 */
export function entriesBetween(
  a: Pick<EditionInLog, 'spans' | 'entries'>,
  aSpan: Span,
  b: Pick<EditionInLog, 'spans' | 'entries'>,
  bSpan: Span,
): number | undefined {
  if (aSpan.from !== bSpan.from) return undefined;
  const [first, last] = [a, b].map(({ entries }) => entries.atPosition).sort((x, y) => x - y);
  if (first === undefined || last === undefined) return undefined;
  if (aSpan.to === bSpan.to) return last - first;
  return last - Math.min(first, (aSpan.to < bSpan.to ? a : b).entries.beforeNext);
}

/** Of one edition: no count is more than the entries that there were since the first day of its span. */
export const entriesSince = ({ entries }: Pick<EditionInLog, 'entries'>, cumulative: boolean): number =>
  cumulative ? entries.atPosition : entries.atPosition - entries.beforePeriod;

const spansOf = ({ spans }: EditionInLog): readonly Span[] => [spans.period, spans.cumulative];

/** The edition of those shown to which the fewest entries lie, when these are too few. */
function nearest(shown: readonly EditionInLog[], own: EditionInLog): FewEntries | undefined {
  let found: FewEntries | undefined;
  for (const one of shown)
    for (const theirs of spansOf(one))
      for (const ours of spansOf(own)) {
        const between = entriesBetween(one, theirs, own, ours) ?? 0;
        if (between === 0 || between >= (found?.between ?? own.needed)) continue;
        found = { since: one.editionId, between, needed: own.needed };
      }
  return found;
}

/**
 * Whether outsiders see nothing about people of an edition because too few entries lie between it and an earlier
 * one of the same span that they do see; `earlier` in order of publication, whatever became of them. None at all
 * between is no reason: then the counts are the same, and the constraints know it.
 */
export function heldBack(earlier: readonly EditionInLog[], own: EditionInLog): FewEntries | undefined {
  const shown: EditionInLog[] = [];
  for (const one of earlier) if (!nearest(shown, one)) shown.push(one);
  return nearest(shown, own);
}
