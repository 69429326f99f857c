/** The source under which this browser's forms post: a partner under its own OIN, the programme office under the programme. */
export function sourceOf(partnerId: string | null, oin: string | null | undefined): string {
  if (partnerId === null) return 'urn:nld:wijkspoor:programmabureau:formulier';
  return oin ? `urn:nld:oin:${oin}:systeem:wijkspoor-formulier` : `urn:nld:wijkspoor:${partnerId}:formulier`;
}

/** The source of rows of a file: the same as when the file itself goes to the server, so that a row has one id whatever way it comes. */
export function fileSourceOf(partnerId: string | null, oin: string | null | undefined): string {
  if (partnerId === null) return 'urn:nld:wijkspoor:programmabureau:spreadsheet';
  return oin ? `urn:nld:oin:${oin}:systeem:spreadsheet` : `urn:nld:wijkspoor:${partnerId}:spreadsheet`;
}
