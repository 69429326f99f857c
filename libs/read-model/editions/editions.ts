import {
  AsOf,
  comparing,
  definitionSetAt,
  editionsAt,
  findCausingEntries,
  findKpi,
  KPIS,
  parsePeriod,
  pinsOf,
  previousEdition,
  qualityOf,
  reportContext,
  reportRows,
  Restatement,
  scopeOf,
  type CausingEntry,
  type ComparedFigure,
  type Edition,
  type EditionFigure,
  type FactStore,
  type Period,
  type Pins,
  type ReportContext,
  type ReportRow,
  type RestatedFigure,
  unknownKpi,
  unknownScope,
} from '#libs/indicators';
import { canonicalJson, dateOf, dayOf, fault, type DisclosureProfile, type Fault } from '#libs/programme';
import { positionOf, referenceDay, type AsOfInput } from '../queries/as-of.js';
import type { FigureOptions } from '../queries/figures.js';
import { QueryError } from '../queries/query-error.js';
import { namedOnce, sizeFault } from '../queries/question-size.js';
import { Waiting } from '#libs/platform';
import type { ReadModel } from '../read-model.js';
import { Turns } from '../turns.js';
import { rulesInForce, rulesNotInForce, type RulesVersion } from './protection-rules.js';
import { computeEdition, type ComputedEdition } from './compute-edition.js';
import { KeptFigures } from './kept-figures.js';
import { jsonOf, KeptRestatements, type KeptRestated } from './kept-restatements.js';
import { editionNamed, stateOf, stateOfEdition, type KnownState, type StateAsked } from './states.js';

export interface PinsAsked {
  readonly period: string;
  readonly asOf?: AsOfInput;
  /** `yyyy-mm-dd`; default the Amsterdam date of asOf. */
  readonly referenceDate?: string;
  readonly disclosureProfile?: DisclosureProfile;
}

export interface Report extends ReportContext {
  readonly edition: Edition;
  readonly previous: Edition | undefined;
  readonly rows: readonly ReportRow[];
  /** By which method and rules its figures about people were protected; undefined where they are as they are. */
  readonly protection?: RulesVersion & { readonly method: string };
}

export interface Recomputation {
  readonly digest: string;
  readonly equal: boolean;
  /** How many figures it was taken over. */
  readonly figures: number;
}

/** The log holds no such edition; its figures are others than those published; or what is kept is not what is computed. */
export type KeptFault = 'NOT_IN_LOG' | 'FIGURES' | 'KEPT';

export interface ComparisonAsked {
  readonly from: StateAsked;
  readonly to: StateAsked;
  /** Default that of the edition compared from. */
  readonly period?: string;
  readonly cumulative?: boolean;
  readonly kpis?: readonly string[];
  readonly scopes?: readonly string[];
}

export interface Comparison {
  readonly from: KnownState;
  readonly to: KnownState;
  readonly figures: readonly RestatedFigure[];
}

/** The figures of an edition are not those it was published with: the log or the program was tampered with, or is broken. */
export class EditionDigestError extends Error {
  readonly code = 'EDITION_DIGEST';
  constructor(
    readonly edition: Edition,
    readonly digest: string,
  ) {
    super(`edition ${edition.editionId} was published as ${edition.digest}, its pins now give ${digest}`);
  }
}

const KEPT = 16;
/** How long publication waits for the projection to reach the position that is pinned, in milliseconds. */
const PATIENCE = 5_000;

/** Report editions: what they pin computed, kept, recomputed, reported on and compared. */
export class Editions {
  private readonly kept: KeptFigures;
  private readonly restatements: KeptRestatements;
  private readonly computed = new Kept<ComputedEdition>(KEPT);
  private readonly figures = new Kept<readonly EditionFigure[]>(KEPT);
  private readonly reports = new Kept<Report>(KEPT);
  private readonly comparisons = new Kept<Comparison>(KEPT);

  private prepared:
    | { readonly key: string; readonly facts: FactStore; readonly restatement: Promise<Restatement> }
    | undefined;

  constructor(
    private readonly readModel: ReadModel,
    private readonly options: FigureOptions,
  ) {
    this.kept = new KeptFigures(readModel.database);
    this.restatements = new KeptRestatements(readModel.database);
  }

  /** Every edition known now, in order of publication. */
  list(): readonly Edition[] {
    return editionsAt(this.now());
  }

  /** Throws QueryError when there is no such edition. */
  named(editionId: string, place = '/editionId'): Edition {
    return editionNamed(this.now(), editionId, place);
  }

  /** The pins of an edition that would be published now. Throws QueryError with what is wrong with the question. */
  pinsFor(asked: PinsAsked): Pins {
    const { model } = this.readModel;
    const period = parsePeriod(asked.period);
    if (!period) throw new QueryError([fault('UNKNOWN_PERIOD', '/period', {}, asked.period)]);
    const position = positionOf(model, asked.asOf);
    const { now, dateIn } = this.options;
    const ref = referenceDay(model, asked.asOf, asked.referenceDate, now(), dateIn);
    const pins: Pins = {
      period: asked.period,
      asOfPosition: position,
      definitionSet: definitionSetAt(new AsOf(model.facts, position), period),
      areaEdition: areaEditionOf(period),
      disclosureProfile: asked.disclosureProfile ?? 'INTERNAL',
      protectionVersion: rulesInForce(this.now()).version,
      referenceDate: dateOf(ref),
    };
    const unmet = unmetPins(pins, '');
    if (unmet.length > 0) throw new QueryError(unmet);
    return pins;
  }

  /** The figures that pins stand for, with their digest. */
  compute(pins: Pins): Promise<ComputedEdition> {
    return this.computed.get(canonicalJson(pins), () => this.computeAnew(pins));
  }

  /** For ingest: the digest of an edition that is being published, or what is wrong with its pins. */
  async editionFigures(
    data: Readonly<Record<string, unknown>>,
    place: string,
  ): Promise<{ readonly digest: string } | { readonly faults: readonly Fault[] }> {
    const pins = pinsOf(data);
    const unmet = unmetPins(pins, `${place}/data`);
    if (unmet.length > 0) return { faults: unmet };
    await this.readModel.waitFor(BigInt(pins.asOfPosition), PATIENCE).catch(() => undefined);
    const { position } = this.readModel.model;
    if (pins.asOfPosition > position)
      return {
        faults: [
          fault('POSITION_AHEAD', `${place}/data/asOfPosition`, { head: position }, data['asOfPosition']),
        ],
      };
    const otherRules = rulesNotInForce(this.now(), pins, `${place}/data`);
    if (otherRules.length > 0) return { faults: otherRules };
    try {
      return { digest: (await this.compute(pins)).digest };
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      return { faults: error.faults.map((one) => ({ ...one, place: `${place}/data${one.place}` })) };
    }
  }

  /** The figures that an edition was published with. Throws EditionDigestError when its pins give others. */
  figuresOf(edition: Edition): Promise<readonly EditionFigure[]> {
    return this.figures.get(edition.digest, async () => {
      const kept = this.kept.get(edition.digest);
      if (kept !== undefined) return JSON.parse(kept) as readonly EditionFigure[];
      const { digest, json, figures } = await this.compute(edition);
      if (digest !== edition.digest) throw new EditionDigestError(edition, digest);
      this.kept.put(digest, json);
      return figures;
    });
  }

  /** Computes an edition anew from the log, past everything that is kept. */
  async recompute(edition: Edition): Promise<Recomputation> {
    const { digest, figures } = await this.computeAnew(edition);
    return { digest, equal: digest === edition.digest, figures: figures.length };
  }

  /**
   * What is kept of editions held against what this read model computes: the digest of each, the figures kept under it, and
   * each restatement that is kept. `of` is where these stand, another file's read model when that one is to be checked.
   * Calls back for each, with what is wrong with it when something is.
   */
  async check(of: Editions, checked: (what: string, wrong?: KeptFault) => void): Promise<void> {
    const published = new Map(this.list().map((edition) => [edition.digest, edition]));
    for (const edition of of.list()) {
      const ours = published.get(edition.digest);
      if (ours?.editionId !== edition.editionId) checked(edition.editionId, 'NOT_IN_LOG');
      else checked(edition.editionId, (await this.recompute(ours)).equal ? undefined : 'FIGURES');
    }
    for (const digest of of.kept.digests()) {
      const [edition, kept] = [published.get(digest), of.kept.get(digest)];
      const name = `${edition?.editionId ?? digest} (kept figures)`;
      if (!edition) checked(name, 'NOT_IN_LOG');
      else checked(name, kept === (await this.compute(edition)).json ? undefined : 'KEPT');
    }
    for (const { earlier, later } of of.restatements.pairs()) {
      const [from, to] = [published.get(earlier), published.get(later)];
      const name = `${from?.editionId ?? earlier} > ${to?.editionId ?? later} (kept restatement)`;
      const kept = of.restatements.get(earlier, later);
      if (!from || !to) checked(name, 'NOT_IN_LOG');
      else
        checked(
          name,
          kept && jsonOf(kept) === jsonOf(await this.restatedAnew(from, to)) ? undefined : 'KEPT',
        );
    }
  }

  /** The whole report of an edition. Computed once; it never changes, save for what became of the edition itself. */
  async report(edition: Edition): Promise<Report> {
    const report = await this.reports.get(edition.digest + edition.editionId, () => this.reportAnew(edition));
    return { ...report, edition };
  }

  /**
   * Whether an edition was published with everything that a comparison from it asks for: its period, and of each KPI and
   * area a figure. Throws QueryError when there is no such edition.
   */
  async published(asked: ComparisonAsked): Promise<boolean> {
    const edition = this.named(asked.from.editionId ?? '', '/from/editionId');
    if (asked.period !== undefined && asked.period !== edition.period) return false;
    const cumulative = asked.cumulative ?? false;
    const shown = new Set(
      (await this.figuresOf(edition)).filter((figure) => figure.cumulative === cumulative).map(nameOf),
    );
    const scopes = new Set(asked.scopes ?? ['NL']);
    const kpis = new Set(asked.kpis ?? KPIS.map(({ code }) => code));
    if (kpis.size * scopes.size > shown.size) return false;
    return [...kpis].every((kpi) => [...scopes].every((scope) => shown.has(nameOf({ kpi, scope }))));
  }

  /** How figures came from one state to a later one. Throws QueryError with what is wrong with the question. */
  compare(asked: ComparisonAsked): Promise<Comparison> {
    const { from, to, figures } = this.understand(asked);
    const key = canonicalJson([
      [from.position, from.ref, from.edition?.editionId ?? null],
      [to.position, to.ref, to.edition?.editionId ?? null],
      figures.map(({ kpi, scope, period }) => [kpi, scope, period.code, period.cumulative]),
    ]);
    return this.comparisons.get(key, async ({ isWanted }) => ({
      from,
      to,
      figures: await this.restate(from, to, figures, isWanted),
    }));
  }

  /** The entries that the parts of a restated figure are made of. */
  async causes({ from, to }: Comparison, figure: RestatedFigure): Promise<readonly CausingEntry[]> {
    const { facts } = this.readModel.model;
    const restatement = await this.restatementOf(from, to);
    return new Turns().through(findCausingEntries(facts, from, to, figure.compared, restatement));
  }

  private now(): AsOf {
    const { model } = this.readModel;
    return new AsOf(model.facts, model.position);
  }

  private computeAnew(pins: Pins): Promise<ComputedEdition> {
    return computeEdition(new AsOf(this.readModel.model.facts, pins.asOfPosition), pins);
  }

  private async reportAnew(edition: Edition): Promise<Report> {
    const { facts } = this.readModel.model;
    const previous = previousEdition(this.now(), edition, endOf);
    const figures = await this.figuresOf(edition);
    const before = previous && (await this.figuresOf(previous));
    const restated =
      previous && previous.asOfPosition <= edition.asOfPosition
        ? await this.restateEdition(previous, edition, before ?? [])
        : [];
    const at = new AsOf(facts, edition.asOfPosition);
    return {
      edition,
      previous,
      rows: reportRows(figures, (code) => findKpi(code)?.werklijn, before, restated),
      ...reportContext(at, dayOf(edition.referenceDate), edition.period, qualityOf(edition.definitionSet)),
    };
  }

  private async restateEdition(
    previous: Edition,
    edition: Edition,
    figures: readonly EditionFigure[],
  ): Promise<readonly KeptRestated[]> {
    const kept = this.restatements.get(previous.digest, edition.digest);
    if (kept) return kept;
    const restated = await this.restatedAnew(previous, edition, figures);
    this.restatements.put(previous.digest, edition.digest, restated);
    return restated;
  }

  private async restatedAnew(
    previous: Edition,
    edition: Edition,
    shown?: readonly EditionFigure[],
  ): Promise<readonly KeptRestated[]> {
    const { model } = this.readModel;
    const figures = shown ?? (await this.compute(previous)).figures;
    const compared = figures.flatMap(({ kpi, scope, period: code, cumulative }) => {
      const period = parsePeriod(code, cumulative);
      return period ? [{ kpi, scope, period }] : [];
    });
    const [from, to] = [stateOfEdition(model, previous), stateOfEdition(model, edition)];
    return this.restate(from, to, compared);
  }

  /** KPI by KPI, so that others have their turn meanwhile. */
  private async restate(
    from: KnownState,
    to: KnownState,
    figures: readonly ComparedFigure[],
    isWanted: () => boolean = () => true,
  ): Promise<readonly RestatedFigure[]> {
    const { facts } = this.readModel.model;
    const restated: RestatedFigure[] = [];
    const restatement = await this.restatementOf(from, to);
    const turns = new Turns({ isWanted });
    for (const code of new Set(figures.map(({ kpi }) => kpi))) {
      const own = figures.filter(({ kpi }) => kpi === code);
      restated.push(...(await turns.through(comparing(facts, from, to, own, restatement))));
    }
    return restated;
  }

  /** The latest pair of states asked about: their figures and their causes are asked for one after another. */
  private restatementOf(from: KnownState, to: KnownState): Promise<Restatement> {
    const { facts } = this.readModel.model;
    const key = [from.position, from.ref, to.position, to.ref].join('|');
    if (this.prepared?.key === key && this.prepared.facts === facts) return this.prepared.restatement;
    const restatement = new Turns().through(Restatement.between(facts, from, to));
    this.prepared = { key, facts, restatement };
    restatement.catch(() => {
      if (this.prepared?.restatement === restatement) this.prepared = undefined;
    });
    return restatement;
  }

  private understand({ from, to, period: code, cumulative, kpis, scopes }: ComparisonAsked) {
    const { model } = this.readModel;
    const faults: Fault[] = [];
    const askedKpis = namedOnce(kpis);
    const askedScopes = namedOnce(scopes);
    const tooMany = sizeFault(askedKpis?.length ?? KPIS.length, askedScopes?.length ?? 1);
    if (tooMany) throw new QueryError([tooMany]);
    const edition = from.editionId === undefined ? undefined : this.named(from.editionId, '/from/editionId');
    const wanted = code ?? edition?.period ?? '';
    const period = parsePeriod(wanted, cumulative ?? false);
    if (!period) throw new QueryError([fault('UNKNOWN_PERIOD', '/period', {}, wanted)]);
    const before = stateOf(model, from, period, this.options, '/from');
    const after = stateOf(model, to, period, this.options, '/to');
    if (after.position < before.position) faults.push(fault('EDITIONS_REVERSED', '/to'));
    const [earlier, later] = [before, after].map((state) => new AsOf(model.facts, state.position));
    for (const { value, index } of askedKpis ?? [])
      if (!findKpi(value)) faults.push(unknownKpi(`/kpis/${index}`, value));
    for (const { value, index } of askedScopes ?? [])
      if (!(earlier && scopeOf(earlier, value)) && !(later && scopeOf(later, value)))
        faults.push(unknownScope(later ?? new AsOf(model.facts, after.position), `/scopes/${index}`, value));
    if (faults.length > 0) throw new QueryError(faults);
    const codes = askedKpis?.map(({ value }) => value) ?? KPIS.map(({ code }) => code);
    const areas = askedScopes?.map(({ value }) => value) ?? ['NL'];
    const figures: readonly ComparedFigure[] = codes.flatMap((kpi) =>
      areas.map((scope) => ({ kpi, scope, period })),
    );
    return { from: before, to: after, figures };
  }
}

/** The year of the areas that hold for a period: that of its last day. */
const areaEditionOf = ({ to }: Period): number => Number(dateOf(to).slice(0, 4));

/** Pins that would promise what the figures are not: other areas than those they are computed with. */
function unmetPins({ areaEdition, period: code }: Pins, place: string): readonly Fault[] {
  const faults: Fault[] = [];
  const period = parsePeriod(code);
  if (period && areaEdition !== areaEditionOf(period))
    faults.push(
      fault('AREA_EDITION_NOT_THERE', `${place}/areaEdition`, { year: areaEditionOf(period) }, areaEdition),
    );
  return faults;
}

const nameOf = ({ kpi, scope }: { readonly kpi: string; readonly scope: string }): string =>
  `${kpi} ${scope}`;
const endOf = (period: string): number => parsePeriod(period)?.to ?? 0;

/** Answers that are being made or were made, the latest few; one that failed is made again. */
class Kept<T> {
  private readonly made = new Map<string, { readonly answer: Promise<T>; readonly waiting: Waiting }>();

  constructor(private readonly limit: number) {}

  /** `make` may give up when nobody waits any more for what it makes. */
  get(key: string, make: (waiting: Waiting) => Promise<T>): Promise<T> {
    const known = this.made.get(key);
    this.made.delete(key);
    const waiting = known?.waiting ?? new Waiting();
    waiting.join();
    const making = known ?? { answer: make(waiting), waiting };
    this.made.set(key, making);
    if (!known)
      making.answer.catch(() => {
        if (this.made.get(key) === making) this.made.delete(key);
      });
    for (const oldest of this.made.keys()) {
      if (this.made.size <= this.limit) break;
      this.made.delete(oldest);
    }
    return making.answer;
  }
}
