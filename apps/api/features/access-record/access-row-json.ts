import { isRole, rightsOfRole } from '#libs/access';
import { ACCESS_KINDS, type AccessPage, type AccessRow } from '#libs/access-record';
import { toMoment } from '#libs/platform';
import type { Label } from '#libs/programme';

/** A row as REST and GraphQL give it, with the words of its kind and role. */
export function toAccessRowJson({ place, at, kind, role, ...row }: AccessRow) {
  const roleLabel: Label | undefined = isRole(role) ? rightsOfRole(role).label : undefined;
  return { ...row, place: String(place), at: toMoment(at), kind, label: ACCESS_KINDS[kind], role, roleLabel };
}

/** A page with the place to go on from. */
export function toAccessPageJson({ rows, hasNextPage }: AccessPage) {
  const last = rows.at(-1);
  return {
    rows: rows.map(toAccessRowJson),
    hasNextPage,
    ...(last === undefined ? {} : { endCursor: String(last.place) }),
  };
}
