import { fault, under, type Fault } from '#libs/programme';

import { MAX_BATCH, MAX_BATCH_BYTES, MAX_EVENT_BYTES } from '../kernel/limits.js';
import { readBatch, sizeFault } from './batch.js';
import type { EventRequest, Mode, ParsedRequest } from './request-types.js';
import { parseStrictJson, type Parsed } from './strict-json.js';
import { decodeUtf8, type Decoded } from './utf8.js';

export const MEDIA_TYPES: Readonly<Record<Mode, string>> = {
  structured: 'application/cloudevents+json',
  batch: 'application/cloudevents-batch+json',
  binary: 'application/json',
};

/**
 * Reads the CloudEvents of an HTTP request (CloudEvents 1.0.2 HTTP binding). Sizes are looked at first: no event
 * larger than MAX_EVENT_BYTES is parsed.
 */
export async function parseRequest(request: EventRequest): Promise<ParsedRequest> {
  const mode = modeOf(request.contentType);
  if (!mode) return { ok: false, unsupportedMediaType: request.contentType ?? '' };
  if (mode === 'batch') return batchOf(request.body);
  const parsed = parsedEvent(request.body);
  if (mode === 'binary') {
    if (request.headers['ce-specversion'] === undefined && request.headers['ce-type'] === undefined)
      return { ok: false, unsupportedMediaType: request.contentType ?? '' };
    return fromBinaryMode(request.headers, parsed);
  }
  return parsed.ok ? { ok: true, mode, items: [parsed.value] } : parsed;
}

const textOf = (body: string | Uint8Array): Decoded =>
  typeof body === 'string' ? { ok: true, text: body } : decodeUtf8(body);

/** One event, or in binary mode its data. What is too large is not even decoded. */
function parsedEvent(body: string | Uint8Array): Parsed {
  const large = fault('EVENT_TOO_LARGE', [], { max: MAX_EVENT_BYTES / 1024 });
  if (body.length > MAX_EVENT_BYTES) return { ok: false, faults: [large] };
  const decoded = textOf(body);
  if (!decoded.ok) return { ok: false, faults: [decoded.fault] };
  const tooLarge = sizeFault(decoded.text, []);
  return tooLarge ? { ok: false, faults: [tooLarge] } : parseStrictJson(decoded.text);
}

async function batchOf(body: string | Uint8Array): Promise<ParsedRequest> {
  if (body.length > MAX_BATCH_BYTES)
    return { ok: false, faults: [fault('BATCH_TOO_MANY_BYTES', [], { max: MAX_BATCH_BYTES / 1024 / 1024 })] };
  const decoded = textOf(body);
  if (!decoded.ok) return { ok: false, faults: [decoded.fault] };
  const batch = await readBatch(decoded.text, MAX_BATCH);
  return batch.ok ? { ...batch, mode: 'batch' } : batch;
}

/** JSON is UTF-8; another charset is another media type. */
function modeOf(contentType: string | undefined): Mode | undefined {
  const [name = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((text) => text.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) return undefined;
  const mode = name.trim();
  return (['structured', 'batch', 'binary'] as const).find((candidate) => MEDIA_TYPES[candidate] === mode);
}

/**
 * The event of a binary-mode request, as the structured object it would have been: attributes from ce-* headers, data
 * from the body.
 */
function fromBinaryMode(headers: EventRequest['headers'], body: Parsed): ParsedRequest {
  const attributes: Record<string, unknown> = {};
  const faults: Fault[] = body.ok ? [] : [...under(['data'], body.faults)];
  for (const [header, value] of Object.entries(headers)) {
    if (!header.startsWith('ce-') || value === undefined) continue;
    const name = header.slice('ce-'.length);
    const text = decode(typeof value === 'string' ? value : value.join(', '));
    if (name === 'data') faults.push(fault('UNKNOWN_MEMBER', [name], { name }));
    else if (text === undefined)
      faults.push(fault('PATTERN', [name], { example: { nl: ': %xx van UTF-8', en: ': %xx of UTF-8' } }));
    else attributes[name] = text;
  }
  if (faults.length > 0 || !body.ok) return { ok: false, faults };
  return { ok: true, mode: 'binary', items: [{ ...attributes, data: body.value }] };
}

/** HTTP binding, 3.1.3.2: what a header holds is printable ASCII, all else is written as %xx. */
const PRINTABLE = /^[\x20-\x7e]*$/;
const BARE_PERCENT = /%(?![0-9a-f]{2})/i;

/**
 * HTTP binding, 3.1.3.2: quoted strings are unquoted, then %xx are UTF-8 bytes. Undefined when those are not UTF-8,
 * when a % stands alone, and for bytes that should have been written as %xx: in which charset they came nobody can
 * tell.
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
