import { wrongOption } from './refused.js';

/**
 * Reads an option as a whole number from 1 to `most`: what is asked of a command ends. Throws InvalidArgumentError
 * for anything else.
 */
export const wholeUpTo =
  (most: number) =>
  (text: string): number => {
    const value = /^\d{1,16}$/.test(text) ? Number(text) : 0;
    if (value >= 1 && value <= most) return value;
    throw wrongOption(
      'WRONG_TYPE',
      `een geheel getal van 1 tot en met ${most}`,
      `a whole number from 1 to ${most}`,
    );
  };
