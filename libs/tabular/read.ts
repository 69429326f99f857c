import { fault, personalDataIn, type Fault, type Label, type RuleCode } from '#libs/programme';

/** What a cell holds, or what is wrong with it; the fault's place is filled in by whoever knows it. */
export type Read = { readonly value: unknown } | { readonly fault: Fault };

/** The fault with the value for its sender to recognise, unless that would repeat personal data: then that is the fault. */
export function wrong(
  rule: RuleCode,
  text: string,
  details: Readonly<Record<string, string | Label>> = {},
): { readonly fault: Fault } {
  const what = personalDataIn(text);
  return { fault: what ? fault('PERSONAL_DATA', '', { what }) : fault(rule, '', details, text) };
}
