import type { Edition } from '../../graphql/editions.ts';

type Candidate = Pick<
  Edition,
  'editionId' | 'standing' | 'supersedesEditionId' | 'asOfPosition' | 'publishedAt'
> & { readonly period: { readonly to: string } };

type AsOf = { readonly moment: string } | { readonly position: string } | undefined;

const wasPublished = ({ publishedAt, asOfPosition }: Candidate, asOf: AsOf): boolean =>
  asOf === undefined ||
  ('moment' in asOf
    ? Date.parse(publishedAt) <= Date.parse(asOf.moment)
    : Number(asOfPosition) < Number(asOf.position));

/**
 * The edition on the newest period that was in force at a moment (undefined: now): published, and not yet superseded
 * by one that was published too. One that was withdrawn since is no report to compare with at any moment.
 */
export function editionInForce<One extends Candidate>(editions: readonly One[], asOf: AsOf): One | undefined {
  const published = editions.filter((each) => each.standing !== 'WITHDRAWN' && wasPublished(each, asOf));
  const superseded = new Set(published.map(({ supersedesEditionId }) => supersedesEditionId));
  return published
    .filter(({ editionId }) => !superseded.has(editionId))
    .reduce<One | undefined>(
      (newest, each) => (newest === undefined || each.period.to >= newest.period.to ? each : newest),
      undefined,
    );
}
