/** The source under which this browser's forms post: a partner under its own OIN, the programme office under the programme. */
export function sourceOf(partnerId: string | null, oin: string | null | undefined): string {
  if (partnerId === null) return 'urn:nld:wijkspoor:programmabureau:formulier';
  return oin ? `urn:nld:oin:${oin}:systeem:wijkspoor-formulier` : `urn:nld:wijkspoor:${partnerId}:formulier`;
}
