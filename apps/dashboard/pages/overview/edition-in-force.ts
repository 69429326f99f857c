import type { Edition } from '../../graphql/editions.ts';

type Candidate = Pick<
  Edition,
  'editionId' | 'standing' | 'supersedesEditionId' | 'asOfPosition' | 'publishedAt'
> & { readonly period: { readonly to: string } };

type Known = { readonly moment: string } | { readonly position: string } | undefined;

const wasPublished = ({ publishedAt, asOfPosition }: Candidate, known: Known): boolean =>
  known === undefined ||
  ('moment' in known
    ? Date.parse(publishedAt) <= Date.parse(known.moment)
    : Number(asOfPosition) < Number(known.position));

/**
 * The edition on the newest period that was in force at a moment (undefined: now): published, and not yet superseded
 * by one that was published too. One that was withdrawn since is no report to compare with at any moment.
 */
export function editionInForce<One extends Candidate>(
  editions: readonly One[],
  known: Known,
): One | undefined {
  const published = editions.filter((each) => each.standing !== 'WITHDRAWN' && wasPublished(each, known));
  const superseded = new Set(published.map(({ supersedesEditionId }) => supersedesEditionId));
  return published
    .filter(({ editionId }) => !superseded.has(editionId))
    .reduce<One | undefined>(
      (newest, each) => (newest === undefined || each.period.to >= newest.period.to ? each : newest),
      undefined,
    );
}
