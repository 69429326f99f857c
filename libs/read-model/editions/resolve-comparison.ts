import {
  EffectiveEntries,
  findKpi,
  KPIS,
  parsePeriod,
  scopeOf,
  unknownKpi,
  unknownScope,
  type ComparedFigure,
} from '#libs/indicators';
import type { Clock } from '#libs/platform';
import { fault, type Fault } from '#libs/programme';
import type { Model } from '../projection/model.js';
import { QueryError } from '../queries/query-error.js';
import { namedOnce, sizeFault } from '../queries/question-size.js';
import { editionNamed, pinnedFaults, resolveState, type ResolvedState, type StateQuery } from './states.js';

export interface ComparisonQuery {
  readonly from: StateQuery;
  readonly to: StateQuery;
  /** Default that of the edition compared from. */
  readonly period?: string;
  readonly cumulative?: boolean;
  readonly kpis?: readonly string[];
  readonly scopes?: readonly string[];
}

/** A question that can be answered: two states, the earlier first, and the figures at both. */
export interface ResolvedComparison {
  readonly from: ResolvedState;
  readonly to: ResolvedState;
  readonly figures: readonly ComparedFigure[];
}

/** What is asked, or QueryError with everything that is wrong with it. */
export function resolveComparison(
  model: Model,
  { from, to, period: code, cumulative, kpis, scopes }: ComparisonQuery,
  clock: Clock,
): ResolvedComparison {
  const faults: Fault[] = [];
  const askedKpis = namedOnce(kpis);
  const askedScopes = namedOnce(scopes);
  const tooMany = sizeFault(askedKpis?.length ?? KPIS.length, askedScopes?.length ?? 1);
  if (tooMany) throw new QueryError([tooMany]);
  const twofold = [...pinnedFaults(from, ['from']), ...pinnedFaults(to, ['to'])];
  if (twofold.length > 0) throw new QueryError(twofold);
  const edition =
    from.editionId === undefined
      ? undefined
      : editionNamed(new EffectiveEntries(model.facts, model.position), from.editionId, [
          'from',
          'editionId',
        ]);
  const wanted = code ?? edition?.period;
  if (wanted === undefined) throw new QueryError([fault('REQUIRED', ['period'], { name: 'period' })]);
  const period = parsePeriod(wanted, cumulative ?? false);
  if (!period) throw new QueryError([fault('UNKNOWN_PERIOD', ['period'], {}, wanted)]);
  const before = resolveState(model, from, period, clock, ['from']);
  const after = resolveState(model, to, period, clock, ['to']);
  if (after.position < before.position) faults.push(fault('EDITIONS_REVERSED', ['to']));
  const [earlier, later] = [before, after].map((state) => new EffectiveEntries(model.facts, state.position));
  for (const { value, index } of askedKpis ?? [])
    if (!findKpi(value)) faults.push(unknownKpi(['kpis', index], value));
  for (const { value, index } of askedScopes ?? [])
    if (!(earlier && scopeOf(earlier, value)) && !(later && scopeOf(later, value)))
      faults.push(
        unknownScope(later ?? new EffectiveEntries(model.facts, after.position), ['scopes', index], value),
      );
  if (faults.length > 0) throw new QueryError(faults);
  const codes = askedKpis?.map(({ value }) => value) ?? KPIS.map(({ code }) => code);
  const areas = askedScopes?.map(({ value }) => value) ?? ['NL'];
  const figures: readonly ComparedFigure[] = codes.flatMap((kpi) =>
    areas.map((scope) => ({ kpi, scope, period })),
  );
  return { from: before, to: after, figures };
}
