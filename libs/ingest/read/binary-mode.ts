import { at, fault, type Fault } from '#libs/programme';

import type { EventRequest, ParsedRequest } from './request-types.js';
import type { Parsed } from './strict-json.js';

/** The event of a binary-mode request, as the structured object it would have been: attributes from ce-* headers, data from the body. */
export function fromBinaryMode(headers: EventRequest['headers'], body: Parsed): ParsedRequest {
  const attributes: Record<string, unknown> = {};
  const faults: Fault[] = body.ok
    ? []
    : body.faults.map((found) => ({ ...found, place: `${at('', 'data')}${found.place}` }));
  for (const [header, value] of Object.entries(headers)) {
    if (!header.startsWith('ce-') || value === undefined) continue;
    const name = header.slice('ce-'.length);
    const text = decode(typeof value === 'string' ? value : value.join(', '));
    if (name === 'data') faults.push(fault('UNKNOWN_MEMBER', at('', name), { name }));
    else if (text === undefined)
      faults.push(
        fault('PATTERN', at('', name), { example: { nl: ': %xx van UTF-8', en: ': %xx of UTF-8' } }),
      );
    else attributes[name] = text;
  }
  if (faults.length > 0 || !body.ok) return { ok: false, faults };
  return { ok: true, mode: 'binary', items: [{ ...attributes, data: body.value }] };
}

/** HTTP binding, 3.1.3.2: what a header holds is printable ASCII, all else is written as %xx. */
const PRINTABLE = /^[\x20-\x7e]*$/;
const BARE_PERCENT = /%(?![0-9a-f]{2})/i;

/**
 * HTTP binding, 3.1.3.2: quoted strings are unquoted, then %xx are UTF-8 bytes. Undefined when those are not UTF-8, when a %
 * stands alone, and for bytes that should have been written as %xx: in which charset they came nobody can tell.
 */
function decode(value: string): string | undefined {
  if (!PRINTABLE.test(value) || BARE_PERCENT.test(value)) return undefined;
  const quoted = /^"(.*)"$/s.exec(value)?.[1];
  const text = quoted === undefined ? value : quoted.replace(/\\(.)/gs, '$1');
  try {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => decodeURIComponent(bytes));
  } catch {
    return undefined;
  }
}
