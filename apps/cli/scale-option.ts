import { wrongOption } from './refused.js';

/** More would be no demo: a hundred times the size of the programme. */
const MOST = 100;

/**
 * How large a part of the demo programme is loaded. Throws InvalidArgumentError unless it is a number above 0 and
 * at most 100.
 */
export function scaleOf(text: string): number {
  const scale = Number(text);
  if (scale > 0 && scale <= MOST) return scale;
  throw wrongOption(
    'WRONG_TYPE',
    `een getal boven 0 en hoogstens ${MOST}`,
    `a number above 0 and at most ${MOST}`,
  );
}
