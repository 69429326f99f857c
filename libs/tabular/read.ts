import { fault, personalDataIn, type Fault, type Label, type RuleCode } from '#libs/programme';

import type { Separator } from './csv.js';

/** What a cell holds, or what is wrong with it; the fault's place is filled in by whoever knows it. */
export type Read = { readonly value: unknown; readonly note?: Fault } | { readonly fault: Fault };

/** How cells of a file, or of one of its columns, are read where they could be read in more than one way. */
export interface Reading {
  /** Of a CSV text. Between commas a comma in a number may stand for thousands. */
  readonly separator?: Separator | undefined;
  /** Settled by a person for the column: `1.250` is 1250 with a comma for decimals, and 1.25 with a point. */
  readonly decimal?: ',' | '.' | undefined;
  /** Default: day first. */
  readonly dateOrder?: 'dmy' | 'mdy' | undefined;
  /** What numbers of the column are multiplied by. */
  readonly factor?: number | undefined;
}

/**
 * The fault with the value for its sender to recognise, unless that would repeat personal data: then that is the
 * fault.
 */
export function wrong(
  rule: RuleCode,
  text: string,
  details: Readonly<Record<string, string | Label>> = {},
): { readonly fault: Fault } {
  const what = personalDataIn(text);
  return { fault: what ? fault('PERSONAL_DATA', [], { what }) : fault(rule, [], details, text) };
}
