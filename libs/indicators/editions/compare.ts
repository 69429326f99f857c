import { finish, type InSteps } from '../in-steps.js';
import type { FactStore } from '../facts/fact-store.js';
import { EffectiveEntries } from '../facts/effective-entries.js';
import type { Kpi } from '../kpi.js';
import type { Period } from '../period.js';
import type { FigurePair } from '../restatement/compared.js';
import { Restatement, type Restated } from '../restatement/restate.js';
import { scopeOf } from '../scope.js';

/** One state of figures: known up to a position, judged at a reference date, by these definitions. */
export interface State {
  readonly position: number;
  /** referenceDate as a day. */
  readonly referenceDay: number;
  /** The version of a KPI that this state uses; undefined when it has none. */
  readonly definition: (code: string) => Kpi | undefined;
}

export interface ComparedFigure {
  readonly kpi: string;
  readonly scope: string;
  readonly period: Period;
}

export interface RestatedFigure extends ComparedFigure, Restated {
  readonly compared: FigurePair;
}

/**
 * How figures came from one state to a later one, each split exactly by cause (KPIS.md, "Restatement"). A figure of
 * a KPI that one of the states does not know is left out, and of a scope that neither knows; one that a single
 * state knows comes or goes by the cause area. Throws when the later state lies before the earlier one. What
 * was prepared for the two states may be handed over when more is asked of them.
 */
export const compareStates = (
  store: FactStore,
  from: State,
  to: State,
  figures: readonly ComparedFigure[],
): readonly RestatedFigure[] =>
  finish(comparing(store, from, to, figures, finish(Restatement.between(store, from, to))));

/** The same in steps. */
export function* comparing(
  store: FactStore,
  from: State,
  to: State,
  figures: readonly ComparedFigure[],
  restatement: Restatement,
): InSteps<readonly RestatedFigure[]> {
  const [earlier, later] = [
    new EffectiveEntries(store, from.position),
    new EffectiveEntries(store, to.position),
  ];
  const definitions = once((kpi: string) => [from.definition(kpi), to.definition(kpi)] as const);
  const scopes = once((scope: string) => [scopeOf(earlier, scope), scopeOf(later, scope)] as const);
  const known = figures.flatMap((figure) => {
    const [before, after] = definitions(figure.kpi);
    const [scopeBefore, scopeAfter] = scopes(figure.scope);
    if (!before || !after || (!scopeBefore && !scopeAfter)) return [];
    const compared: FigurePair = {
      kpi: [before, after],
      // A scope that one of the states does not know covers nothing there: the other areas are the cause.
      areas: [scopeBefore?.areas ?? [], scopeAfter?.areas ?? []],
      period: figure.period,
    };
    return [{ ...figure, compared }];
  });
  const restated = yield* restatement.of(known.map(({ compared }) => compared));
  return known.flatMap((figure, i) => {
    const found = restated[i];
    return found ? [{ ...figure, ...found }] : [];
  });
}

/** Finds what belongs to each name once. */
function once<T>(find: (name: string) => T): (name: string) => T {
  const found = new Map<string, T>();
  return (name) => {
    const known = found.get(name) ?? find(name);
    found.set(name, known);
    return known;
  };
}
