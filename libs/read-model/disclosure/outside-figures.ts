import type { ProtectedFigure } from '#libs/disclosure';
import type { EditionFigure } from '#libs/indicators';

/** What stands beside a figure about people that does not follow from entries about people. */
export interface Frame extends Pick<
  EditionFigure,
  | 'kpi'
  | 'definitionVersion'
  | 'scope'
  | 'period'
  | 'cumulative'
  | 'position'
  | 'referenceDate'
  | 'partnersExpected'
  | 'target'
  | 'baseline'
> {
  /** From the baseline to the target, of a number that is shown. */
  readonly progressOf: (shown: number) => number | undefined;
}

/** Names of amounts that are the figure itself, and no components of it. */
const OWN = ['value', 'numerator', 'denominator', 'mean'];

/**
 * A figure about people as outsiders have it, from the protected table and from nothing else: this module cannot reach the
 * exact one (.dependency-cruiser.cjs). Without a protected figure, or with half of one, it is PROTECTED and holds no number.
 */
export function outsideFigure({ progressOf, ...frame }: Frame, shown?: ProtectedFigure): EditionFigure {
  if (shown?.status === 'NO_DATA') return { ...frame, status: 'NO_DATA' };
  const { amounts = {}, percent } = shown ?? {};
  const { value, numerator, denominator, mean } = amounts;
  const figure =
    denominator === undefined ? (value ?? mean) : percent === undefined ? undefined : percent / 100;
  if (shown?.status !== 'OK' || figure === undefined) return { ...frame, status: 'PROTECTED' };
  const components = Object.entries(amounts).filter(([name]) => !OWN.includes(name));
  const progress = progressOf(figure);
  return {
    ...frame,
    status: 'OK',
    figure,
    ...(value === undefined ? {} : { value }),
    ...(numerator === undefined || denominator === undefined ? {} : { numerator, denominator }),
    ...(components.length === 0 ? {} : { components: Object.fromEntries(components) }),
    ...(progress === undefined ? {} : { progress }),
  };
}
