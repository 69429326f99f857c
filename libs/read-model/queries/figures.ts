import { LRUCache } from 'lru-cache';
import {
  breakBefore,
  EffectiveEntries,
  findKpi,
  KPIS,
  lineage,
  movedOutOf,
  parsePeriod,
  partnersOf,
  scopeOf,
  versionFor,
  type FigureRequest,
  type DefinitionBreak,
  type Dimension,
  type Figure,
  type Kpi,
  type PartnersOf,
  type Period,
  type Scope,
  unknownKpi,
  unknownScope,
} from '#libs/indicators';
import { fault, type Fault } from '#libs/programme';
import { WaitingClients, type Clock } from '#libs/platform';
import type { ReadModel } from '../read-model.js';
import type { Model } from '../projection/model.js';
import { Turns } from '../turns.js';
import { positionOf, resolveReferenceDay, type AsOfInput } from './as-of.js';
import { QueryError } from './query-error.js';
import { FigureCache } from './figure-cache.js';
import { namedOnce, sizeFault } from './question-size.js';

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
  /** Default: the version that holds for the period, at the position asked about. */
  readonly definitionVersion?: number;
  /** The parts are going to be added up: refused where they do not make the whole. */
  readonly sumOfParts?: boolean;
}

export interface AboutFigure {
  /** The version it was computed by. */
  readonly kpi: Kpi;
  readonly definitionBreak: DefinitionBreak | undefined;
  /** Ids of the partners expected that reported nothing in the period. */
  readonly partnersMissing: readonly string[];
  readonly scopeWentTo: readonly { readonly neighbourhoodId: string; readonly to: string | undefined }[];
}

const POSITIONS_KEPT = 4;

/** Answers figures from the read model; the same question about the same position is computed once. */
export class Figures {
  /** Both of the read model of now: what is under way about one before it goes on with its own. */
  private kept = new FigureCache();
  private underWay = new Map<
    string,
    { readonly waiting: WaitingClients; readonly answer: Promise<readonly Figure[]> }
  >();
  /** The entries of the positions that were asked about last, with what was computed for them. */
  private positions: { model: Model; cache: LRUCache<number, EffectiveEntries> } | undefined;

  constructor(
    private readonly readModel: ReadModel,
    private readonly clock: Clock,
    /** Milliseconds of work after which an answer in turns is given up; never without it. */
    private readonly longest?: number,
  ) {}

  /** Every KPI asked for × every scope asked for. Throws QueryError with all that is wrong with the question. */
  answer(query: FiguresQuery): readonly Figure[] {
    const { entries, referenceDay, period, kpis, scopes } = this.understand(query);
    return kpis.flatMap((kpi) =>
      scopes.map((scope) => this.kept.figure({ entries, kpi, scope, period, referenceDay }, query.split)),
    );
  }

  /**
   * The same, giving others their turn; who asks the same while it is under way waits for the one computation,
   * which is given up when nobody waits any more. Rejects with QueryError with all that is wrong with the question.
   */
  async answerInTurns(query: FiguresQuery): Promise<readonly Figure[]> {
    const understood = this.understand(query);
    const { entries, referenceDay, period, kpis, scopes } = understood;
    const key = JSON.stringify([
      [entries.position, referenceDay, period.code, period.cumulative, query.split ?? null],
      kpis.map(({ code, version }) => [code, version]),
      scopes.map(({ code }) => code),
    ]);
    const { underWay } = this;
    const known = underWay.get(key);
    if (known) {
      known.waiting.join();
      return known.answer;
    }
    const waiting = new WaitingClients();
    waiting.join();
    const answer = this.inTurns(understood, query.split, waiting).finally(() => underWay.delete(key));
    underWay.set(key, { waiting, answer });
    return answer;
  }

  private async inTurns(
    { entries, referenceDay, period, kpis, scopes }: ReturnType<Figures['understand']>,
    split: Dimension | undefined,
    { isWanted }: WaitingClients,
  ): Promise<readonly Figure[]> {
    const figures: Figure[] = [];
    const { kept } = this;
    const turns = new Turns({ isWanted, longest: this.longest });
    for (const kpi of kpis)
      for (const scope of scopes) {
        figures.push(kept.figure({ entries, kpi, scope, period, referenceDay }, split));
        await turns.next();
      }
    return figures;
  }

  /** Positions of the entries a figure is made of, ascending. */
  lineage(figure: Figure): Float64Array {
    return lineage(this.askedOf(figure));
  }

  /** Who was expected to report for a figure, and who did. */
  partners(figure: Figure): PartnersOf {
    return partnersOf(this.askedOf(figure));
  }

  /** What is to be told beside a figure: its definition, where that changed, who is missing, where its scope went. */
  about(figure: Figure): AboutFigure {
    const { entries, kpi, period } = this.askedOf(figure);
    const { expected, reporting } = this.partners(figure);
    return {
      kpi,
      definitionBreak: breakBefore(entries, kpi, period, kpi.version),
      partnersMissing: expected.filter((partnerId) => !reporting.includes(partnerId)),
      scopeWentTo: movedOutOf(entries, figure.scope).map(({ neighbourhoodId, to }) => ({
        neighbourhoodId,
        to,
      })),
    };
  }

  /** The effective entries at a position. */
  at(position: number): EffectiveEntries {
    const { model } = this.readModel;
    if (this.positions?.model !== model) {
      const memoMethod = (asked: number): EffectiveEntries => new EffectiveEntries(model.facts, asked);
      this.positions = { model, cache: new LRUCache({ max: POSITIONS_KEPT, memoMethod }) };
      this.kept = new FigureCache();
      this.underWay = new Map();
    }
    return this.positions.cache.memo(position);
  }

  /** What a figure was asked by. Throws when it is of another read model. */
  private askedOf(figure: Figure): FigureRequest {
    const entries = this.at(figure.position);
    const latest = findKpi(figure.kpi);
    const kpi = latest && versionFor(entries, latest, figure.period, figure.definitionVersion);
    const scope = scopeOf(entries, figure.scope);
    if (!kpi || !scope) throw new Error(`figure ${figure.kpi} ${figure.scope} is not of this read model`);
    return { entries, kpi, scope, period: figure.period, referenceDay: figure.referenceDay };
  }

  private understand(query: FiguresQuery) {
    const { model } = this.readModel;
    const askedKpis = namedOnce(query.kpis) ?? KPIS.map(({ code }, index) => ({ value: code, index }));
    const askedScopes = namedOnce(query.scopes) ?? [{ value: 'NL', index: 0 }];
    const tooMany = sizeFault(askedKpis.length, askedScopes.length);
    if (tooMany) throw new QueryError([tooMany]);
    const entries = this.at(positionOf(model, query.asOf));
    const referenceDay = resolveReferenceDay(model, query.asOf, query.referenceDate, this.clock.now());
    const faults: Fault[] = [];
    const period = parsePeriod(query.period, query.cumulative ?? false);
    if (!period) faults.push(fault('UNKNOWN_PERIOD', ['period'], {}, query.period));
    const kpis = askedKpis.map(({ value, index }) =>
      kpiOf(entries, period, value, index, query.definitionVersion),
    );
    const scopes = askedScopes.map(
      ({ value, index }) => scopeOf(entries, value) ?? unknownScope(entries, ['scopes', index], value),
    );
    faults.push(...[...kpis, ...scopes].filter((item): item is Fault => 'rule' in item));
    const known = kpis.filter((item): item is Kpi => 'measure' in item);
    if (query.split !== undefined) faults.push(...splitFaults(known, query.split, query.sumOfParts === true));
    if (faults.length > 0 || !period) throw new QueryError(faults);
    return { entries, referenceDay, period: period, kpis: known, scopes: scopes as readonly Scope[] };
  }
}

function kpiOf(
  entries: EffectiveEntries,
  period: Period | undefined,
  code: string,
  i: number,
  version?: number,
): Kpi | Fault {
  const place = ['kpis', i];
  const kpi = findKpi(code);
  if (!kpi) return unknownKpi(place, code);
  if (!period) return kpi;
  const found = versionFor(entries, kpi, period, version);
  return (
    found ?? fault('UNKNOWN_VERSION', ['definitionVersion'], { kpi: code, version: version ?? 1 }, version)
  );
}

/**
 * A KPI that does not know the split, or whose parts the caller wants to add up though they do not make the whole.
 */
const splitFaults = (kpis: readonly Kpi[], split: Dimension, sum: boolean): readonly Fault[] =>
  kpis.flatMap((kpi) => {
    const known = kpi.splits.find(({ dimension }) => dimension === split);
    const allowed = kpi.splits.map(({ dimension }) => dimension).join(', ');
    if (!known) return [fault('NO_SUCH_SPLIT', ['split'], { kpi: kpi.code, allowed }, split)];
    return sum && !known.addsUp
      ? [fault('PARTS_DO_NOT_ADD_UP', ['sumOfParts'], { kpi: kpi.code, split })]
      : [];
  });
