/** One entity tag of a list, up to the comma behind it or the end (RFC 9110, 8.8.3), past empty elements. */
const ELEMENT = /[ \t,]*(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")[ \t]*(?=,|$)/y;

/**
 * Whether who asks has this already: If-None-Match names the tag by weak comparison, or is `*` (RFC 9110, 13.1.2).
 * Then the answer is 304 without a body. A list is read up to what is no tag: what is behind that is sent again.
 * @param tag the strong entity tag of what would be answered, with its quotation marks
 */
export function isKnown(tag: string, header: string | undefined): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  ELEMENT.lastIndex = 0;
  for (let found = ELEMENT.exec(header); found !== null; found = ELEMENT.exec(header))
    if (found[1] === tag) return true;
  return false;
}
