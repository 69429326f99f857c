import type { FindingAt } from '#libs/indicators';

/** A place in the list of findings, which is by position (newest first), then by id. */
export interface FindingCursor {
  readonly since: number;
  readonly findingId: string;
}

/** A place as text, opaque to clients. */
export const cursorOf = ({ since, findingId }: FindingCursor): string =>
  Buffer.from(`f${since} ${findingId}`).toString('base64url');

/** The place in a cursor; undefined when it is none of ours. */
export function placeIn(cursor: string): FindingCursor | undefined {
  const [, since, findingId] = /^f(\d{1,16}) (\S+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return since === undefined || findingId === undefined ? undefined : { since: Number(since), findingId };
}

/** Whether a finding comes after a place, also when the one of that place is mended since. */
export const isAfter = (finding: FindingAt, place: FindingCursor): boolean =>
  finding.since < place.since || (finding.since === place.since && finding.findingId > place.findingId);
