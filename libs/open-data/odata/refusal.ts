import type { Words } from '../edition.js';

/** A question that is not answered, with where and why in both languages. */
export class OdataRefusal extends Error {
  constructor(
    /** The option, such as `$filter`. */
    readonly option: string,
    readonly words: Words,
  ) {
    super(`${option}: ${words.en}`);
  }
}

export const refuse = (option: string, nl: string, en: string): never => {
  throw new OdataRefusal(option, { nl, en });
};
