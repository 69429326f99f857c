import { fault, type Fault } from '#libs/programme';

import { fromBinaryMode } from './binary-mode.js';
import { parseStrictJson } from './strict-json.js';

export type Mode = 'structured' | 'batch' | 'binary';

export interface EventRequest {
  readonly contentType: string | undefined;
  /** Names in lower case, as node:http gives them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export type ParsedRequest =
  | { readonly ok: true; readonly items: readonly unknown[]; readonly mode: Mode }
  | { readonly ok: false; readonly faults: readonly Fault[] }
  /** HTTP 415. */
  | { readonly ok: false; readonly unsupportedMediaType: string };

export const MEDIA_TYPES: Readonly<Record<Mode, string>> = {
  structured: 'application/cloudevents+json',
  batch: 'application/cloudevents-batch+json',
  binary: 'application/json',
};

/** Reads the CloudEvents of an HTTP request (CloudEvents 1.0.2 HTTP binding); the number of items is checked by Ingest. */
export function parseRequest(request: EventRequest): ParsedRequest {
  const mode = modeOf(request.contentType);
  if (!mode) return { ok: false, unsupportedMediaType: request.contentType ?? '' };
  const parsed = parseStrictJson(request.body);
  if (mode === 'binary') {
    if (request.headers['ce-specversion'] === undefined && request.headers['ce-type'] === undefined)
      return { ok: false, unsupportedMediaType: request.contentType ?? '' };
    return fromBinaryMode(request.headers, parsed);
  }
  if (!parsed.ok) return parsed;
  if (mode === 'structured') return { ok: true, mode, items: [parsed.value] };
  if (Array.isArray(parsed.value)) return { ok: true, mode, items: parsed.value as unknown[] };
  return { ok: false, faults: [fault('WRONG_TYPE', '', { expected: { nl: 'een lijst', en: 'a list' } })] };
}

/** JSON is UTF-8; another charset is another media type. */
function modeOf(contentType: string | undefined): Mode | undefined {
  const [name = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((text) => text.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-8"?$/.test(charset)) return undefined;
  const mode = name.trim();
  return (['structured', 'batch', 'binary'] as const).find((candidate) => MEDIA_TYPES[candidate] === mode);
}
