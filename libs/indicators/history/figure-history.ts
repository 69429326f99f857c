import { EffectiveEntries } from '../facts/effective-entries.js';
import type { FactStore } from '../facts/fact-store.js';
import { calculate } from '../figures/calculator.js';
import type { Figure } from '../figures/figure.js';
import type { Kpi } from '../kpi.js';
import type { Period } from '../period.js';
import { amountsOf, isZero, minus } from '../restatement/amounts.js';
import { scopeOf } from '../scope.js';
import { versionFor } from '../versions.js';
import { endsOf, eventsOf, type StepsBy, type PositionRange } from './observed-positions.js';

/**
 * A figure at a position, judged on the Amsterdam day that position was recorded, as it is when it is asked `asOf`
 * it.
 */
export interface FigureAt {
  readonly position: number;
  /** referenceDate as a day. */
  readonly referenceDay: number;
  /** Undefined where the scope is not registered. */
  readonly figure: Figure | undefined;
}

/** A place at which a figure was looked at, and what it was at the place before. */
export interface Observation {
  readonly before: FigureAt;
  readonly after: FigureAt;
  readonly changed: boolean;
}

export interface FigureHistoryRequest extends PositionRange {
  readonly kpi: Kpi;
  readonly scope: string;
  readonly period: Period;
  readonly by: StepsBy;
}

/** The first position at which a scope is registered: 0 for NL; undefined when it never was. */
export function originOf(store: FactStore, scope: string): number | undefined {
  if (scope === 'NL') return 0;
  const found = store.documents.filter(
    ({ name, data }) =>
      name === 'NeighbourhoodRegistered' &&
      (data.neighbourhoodId === scope || data.municipalityCode === scope),
  );
  return found.length === 0 ? undefined : Math.min(...found.map(({ from }) => from));
}

/**
 * Looks at one figure place by place through the log. Each look begins where the one before ended, so that the
 * changes sum from the first to the last, whichever places are looked at.
 */
export function* figureHistory(
  store: FactStore,
  request: FigureHistoryRequest,
): Generator<Observation, void> {
  const origin = originOf(store, request.scope);
  if (origin === undefined) return;
  const range = { after: Math.max(request.after, origin), until: request.until };
  if (range.after >= range.until) return;
  let before = knownAt(store, range.after, request);
  for (const position of placesOf(store, range, request)) {
    const after = knownAt(store, position, request);
    const changed = isChanged(request.kpi, before.figure, after.figure);
    yield { before, after, changed };
    before = after;
  }
}

function placesOf(store: FactStore, range: PositionRange, { by, kpi, scope, period }: FigureHistoryRequest) {
  if (by !== 'ENTRY') return endsOf(store, by, range);
  // A municipality may have had other areas on the way: every area is looked at then, which finds no change too few.
  const own = store.areas.find(scope);
  const areas = own === undefined ? Array.from({ length: store.areas.size }, (_, i) => i) : [own];
  return eventsOf(store, range, { kpi, areas, period });
}

function knownAt(
  store: FactStore,
  position: number,
  { kpi, scope: code, period }: FigureHistoryRequest,
): FigureAt {
  const entries = new EffectiveEntries(store, position);
  const referenceDay = store.moments.dayOf(Math.max(1, position)) ?? 0;
  const version = versionFor(entries, kpi, period);
  const scope = scopeOf(entries, code);
  const figure = version && scope && calculate({ entries, kpi: version, scope, period, referenceDay });
  return { position, referenceDay, figure };
}

function isChanged(kpi: Kpi, before: Figure | undefined, after: Figure | undefined): boolean {
  if (before?.status !== after?.status) return true;
  const [old, now] = [before, after].map((figure) => (figure ? amountsOf(kpi, figure.measurement) : {}));
  return !isZero(minus(now ?? {}, old ?? {}));
}
