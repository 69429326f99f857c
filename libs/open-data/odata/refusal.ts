import type { Words } from '../edition.js';

/** What a question of OData can break, by the codes that faults have everywhere in this system. */
export type OdataRule =
  | 'UNKNOWN_PARAMETER'
  | 'UNKNOWN_MEMBER'
  | 'UNKNOWN_CODE'
  | 'GIVEN_TWICE'
  | 'REQUIRED'
  | 'WRONG_TYPE'
  | 'PATTERN'
  | 'TOO_LONG'
  | 'TOO_DEEP';

/** One thing that is wrong in a question: where, by which rule, what was sent, and why in both languages. */
export interface OdataFault {
  /** The option, such as `$filter`. */
  readonly option: string;
  readonly rule: OdataRule;
  /** What was sent, or the part of it that is wrong. */
  readonly value: string;
  readonly words: Words;
}

/** A question that is not answered, with everything that is wrong in it. */
export class OdataRefusal extends Error {
  constructor(readonly faults: readonly OdataFault[]) {
    super(faults.map(({ option, words }) => `${option}: ${words.en}`).join('; '));
  }
}

/** Throws OdataRefusal for one thing that is wrong. */
export const refuse = (option: string, rule: OdataRule, value: string, nl: string, en: string): never => {
  throw new OdataRefusal([{ option, rule, value, words: { nl, en } }]);
};
