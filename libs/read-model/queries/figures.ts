import {
  calculate,
  findKpi,
  KPIS,
  lineage,
  parsePeriod,
  scopeOf,
  type AsOf,
  type Asked,
  type Dimension,
  type Figure,
  type Kpi,
  type Scope,
} from '#libs/indicators';
import { at as step, fault, type Fault } from '#libs/programme';
import type { ReadModel } from '../read-model.js';
import type { Model } from '../projection/model.js';
import { AsOfCache, positionOf, referenceDay, type AsOfInput } from './as-of.js';
import { QueryError } from './query-error.js';

export interface FiguresQuery {
  /** Codes; default all. */
  readonly kpis?: readonly string[];
  /** `NL`, municipality codes, neighbourhood ids; default `NL`. */
  readonly scopes?: readonly string[];
  readonly period: string;
  readonly cumulative?: boolean;
  readonly asOf?: AsOfInput;
  /** `yyyy-mm-dd`; default the Amsterdam date of asOf. */
  readonly referenceDate?: string;
  readonly split?: Dimension;
}

export interface FigureOptions {
  readonly now: () => number;
  /** Amsterdam date of a moment. */
  readonly dateIn: (moment: number) => string;
}

const KEPT_FIGURES = 50_000;

/** Answers figures from the read model; the same question about the same position is computed once. */
export class Figures {
  private kept = new Map<string, Figure>();
  private positions: { model: Model; cache: AsOfCache } | undefined;

  constructor(
    private readonly readModel: ReadModel,
    private readonly options: FigureOptions,
  ) {}

  /** Every KPI asked for × every scope asked for. Throws QueryError with all that is wrong with the question. */
  answer(query: FiguresQuery): readonly Figure[] {
    const { at, ref, period, kpis, scopes } = this.understand(query);
    return kpis.flatMap((kpi) =>
      scopes.map((scope) => this.figure({ at, kpi, scope, period, ref }, query.split)),
    );
  }

  /** Positions of the entries a figure is made of, ascending. */
  lineage(figure: Figure): Float64Array {
    const at = this.at(figure.position);
    const kpi = findKpi(figure.kpi);
    const scope = scopeOf(at, figure.scope);
    if (!kpi || !scope) throw new Error(`figure ${figure.kpi} ${figure.scope} is not of this read model`);
    return lineage({ at, kpi, scope, period: figure.period, ref: figure.ref });
  }

  /** The effective entries at a position. */
  at(position: number): AsOf {
    const { model } = this.readModel;
    if (this.positions?.model !== model) {
      this.positions = { model, cache: new AsOfCache(model) };
      this.kept.clear();
    }
    return this.positions.cache.at(position);
  }

  private figure(asked: Asked, split: Dimension | undefined): Figure {
    const { at, kpi, scope, period, ref } = asked;
    const key = `${at.position}|${kpi.code}|${kpi.version}|${scope.code}|${period.code}|${period.cumulative}|${ref}|${split ?? ''}`;
    const known = this.kept.get(key);
    if (known) return known;
    const figure = calculate(asked, split);
    if (this.kept.size >= KEPT_FIGURES) this.kept = new Map();
    this.kept.set(key, figure);
    return figure;
  }

  private understand(query: FiguresQuery) {
    const { model } = this.readModel;
    const at = this.at(positionOf(model, query.asOf));
    const ref = referenceDay(model, query.asOf, query.referenceDate, this.options.now(), this.options.dateIn);
    const faults: Fault[] = [];
    const period = parsePeriod(query.period, query.cumulative ?? false);
    if (!period) faults.push(fault('UNKNOWN_PERIOD', '/period', {}, query.period));
    const kpis = (query.kpis ?? KPIS.map((kpi) => kpi.code)).map(
      (code, i) => findKpi(code) ?? unknown(i, code),
    );
    const scopes = (query.scopes ?? ['NL']).map((code, i) => scopeOf(at, code) ?? unknownScope(i, code));
    faults.push(...[...kpis, ...scopes].filter((item): item is Fault => 'rule' in item));
    const known = kpis.filter((item): item is Kpi => 'measure' in item);
    if (query.split !== undefined) faults.push(...splitFaults(known, query.split));
    if (faults.length > 0 || !period) throw new QueryError(faults);
    return { at, ref, period: period, kpis: known, scopes: scopes as readonly Scope[] };
  }
}

const unknown = (i: number, code: string): Fault => fault('UNKNOWN_KPI', step('/kpis', i), {}, code);
const unknownScope = (i: number, code: string): Fault => fault('UNKNOWN_SCOPE', step('/scopes', i), {}, code);

const splitFaults = (kpis: readonly Kpi[], split: Dimension): readonly Fault[] =>
  kpis.flatMap((kpi) =>
    kpi.splits.some(({ dimension }) => dimension === split)
      ? []
      : [
          fault(
            'NO_SUCH_SPLIT',
            '/split',
            { kpi: kpi.code, allowed: kpi.splits.map((s) => s.dimension).join(', ') },
            split,
          ),
        ],
  );
