import type { Fault } from '#libs/programme';

/** The three ways of CloudEvents 1.0.2 over HTTP. */
export type Mode = 'structured' | 'batch' | 'binary';

export interface EventRequest {
  readonly contentType: string | undefined;
  /** Names in lower case, as node:http gives them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Bytes are decoded here, strictly; a text was by who sends it. */
  readonly body: string | Uint8Array;
}

export type ParsedRequest =
  | { readonly ok: true; readonly items: readonly unknown[]; readonly mode: Mode }
  | { readonly ok: false; readonly faults: readonly Fault[] }
  /** HTTP 415. */
  | { readonly ok: false; readonly unsupportedMediaType: string };
