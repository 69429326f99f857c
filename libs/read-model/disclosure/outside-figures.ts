import type { ProtectedFigure } from '#libs/disclosure';
import { CAUSES, mainAmountOf, type EditionFigure, type Restated } from '#libs/indicators';

/** Of a figure about people what does not follow from entries about people. */
export type FigureFrame = Pick<
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
>;

/** The same, with what a number that is shown comes to from the baseline to the target. */
type Frame = FigureFrame & { readonly progressOf: (shown: number) => number | undefined };

/** Names of amounts that are the figure itself, and no components of it. */
const OWN = ['value', 'numerator', 'denominator', 'mean'];

/**
 * A figure about people as outsiders have it, from the protected table and from nothing else: this module cannot
 * reach the exact one (.dependency-cruiser.cjs). Without a protected figure, or with half of one, it is PROTECTED and
 * holds no number.
 */
export function outsideFigure({ progressOf, ...frame }: Frame, shown?: ProtectedFigure): EditionFigure {
  if (shown?.status === 'NO_DATA') return { ...frame, status: 'NO_DATA' };
  const { amounts = {}, percent } = shown ?? {};
  const { numerator, denominator } = amounts;
  const main = amounts[mainAmountOf(frame.kpi) ?? ''];
  const figure = denominator === undefined ? main : percent === undefined ? undefined : percent / 100;
  if (shown?.status !== 'OK' || figure === undefined) return { ...frame, status: 'PROTECTED' };
  const components = Object.entries(amounts).filter(([name]) => !OWN.includes(name));
  const progress = progressOf(figure);
  return {
    ...frame,
    status: 'OK',
    figure,
    ...(main === undefined || amounts['mean'] !== undefined ? {} : { value: main }),
    ...(numerator === undefined || denominator === undefined ? {} : { numerator, denominator }),
    ...(components.length === 0 ? {} : { components: Object.fromEntries(components) }),
    ...(progress === undefined ? {} : { progress }),
  };
}

/** Amounts of a restatement are whole millionths. */
const MILLION = 1_000_000;

/**
 * What became of a figure about people between two protected tables, from what both show and nothing else; undefined
 * where one of them hides it. By which causes it moved is not told: the whole difference stands under disclosure.
 */
export function outsideChange(
  before: ProtectedFigure | undefined,
  after: ProtectedFigure | undefined,
): Restated | undefined {
  if (before?.status !== 'OK' || after?.status !== 'OK') return undefined;
  const inMillionths = ({ kpi, amounts: { mean, ...others } }: ProtectedFigure) => {
    const main = mean ?? others[mainAmountOf(kpi) ?? ''];
    const all = main === undefined ? others : { value: main, ...others };
    return Object.fromEntries(
      Object.entries(all).map(([name, amount]) => [name, Math.round(amount * MILLION)]),
    );
  };
  const [then, now] = [inMillionths(before), inMillionths(after)];
  const names = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  const moved = Object.fromEntries(names.map((name) => [name, (now[name] ?? 0) - (then[name] ?? 0)]));
  const parts = CAUSES.map((cause) => [cause, cause === 'disclosure' ? moved : {}] as const);
  return { before: then, after: now, parts: Object.fromEntries(parts) as Restated['parts'] };
}
