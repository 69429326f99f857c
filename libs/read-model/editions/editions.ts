import {
  EffectiveEntries,
  editionsAt,
  findKpi,
  KPIS,
  parsePeriod,
  pinsOf,
  previousEdition,
  qualityOf,
  reportContext,
  reportRows,
  type CausingEntry,
  type Edition,
  type EditionFigure,
  type Pins,
  type ReportContext,
  type ReportRow,
  type RestatedFigure,
} from '#libs/indicators';
import { KeptAnswers, type Clock } from '#libs/platform';
import { canonicalJson, dayOf, fault, at, under, type DataOf, type Fault, type Place } from '#libs/programme';
import { QueryError } from '../queries/query-error.js';
import type { ReadModel } from '../read-model.js';
import { resolveComparison, type ComparisonQuery } from './resolve-comparison.js';
import { Comparisons, type Comparison } from './comparisons.js';
import { computeEdition, type ComputedEdition } from './compute-edition.js';
import { KeptEditionFigures } from './kept-edition-figures.js';
import { KeptRestatements } from './kept-restatements.js';
import { toRestatementJson, type KeptRestated } from './restatement-json.js';
import { pinsFor, unmetPins, untimelyPins, type PinsRequest } from './pins.js';
import { rulesNotInForce, type RulesVersion } from './protection-rules.js';
import { editionNamed } from './states.js';

export interface Report extends ReportContext {
  readonly edition: Edition;
  readonly previous: Edition | undefined;
  readonly rows: readonly ReportRow[];
  /** By which method and rules its figures about people were protected; undefined where they are as they are. */
  readonly protection?: RulesVersion & { readonly method: string };
}

interface Recomputation {
  readonly digest: string;
  readonly equal: boolean;
  /** How many figures it was taken over. */
  readonly figures: number;
}

/**
 * The log holds no such edition; its figures are others than those published; or what is kept is not what is
 * computed.
 */
export type KeptFault = 'NOT_IN_LOG' | 'FIGURES' | 'KEPT';

/**
 * The figures of an edition are not those it was published with: the log or the program was tampered with, or is
 * broken.
 */
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
  private readonly kept: KeptEditionFigures;
  private readonly restatements: KeptRestatements;
  private readonly computed = new KeptAnswers<ComputedEdition>({ max: KEPT });
  private readonly figures = new KeptAnswers<readonly EditionFigure[]>({ max: KEPT });
  private readonly reports = new KeptAnswers<Report>({ max: KEPT });
  private readonly comparisons: Comparisons;

  constructor(
    private readonly readModel: ReadModel,
    private readonly clock: Clock,
    private readonly patience = PATIENCE,
    /** Milliseconds of work after which a comparison is given up; never without it. */
    longest?: number,
  ) {
    this.kept = new KeptEditionFigures(readModel.database);
    this.restatements = new KeptRestatements(readModel.database);
    this.comparisons = new Comparisons(readModel, longest);
  }

  /** Every edition known now, in order of publication. */
  list(): readonly Edition[] {
    return editionsAt(this.now());
  }

  /** Throws QueryError when there is no such edition. */
  named(editionId: string, place: Place = ['editionId']): Edition {
    return editionNamed(this.now(), editionId, place);
  }

  /** The pins of an edition that would be published now. Throws QueryError with what is wrong with the question. */
  pinsFor(query: PinsRequest): Pins {
    return pinsFor(this.readModel.model, query, this.clock);
  }

  /** The figures that pins stand for, with their digest. */
  compute(pins: Pins): Promise<ComputedEdition> {
    // By the pins alone: an edition, which is asked about, has more than the pins that were published.
    return this.computed.get(canonicalJson(pinsOf({ ...pins })), () => this.computeAgain(pins));
  }

  /** For ingest: the digest of an edition that is being published, or what is wrong with its pins. */
  async editionFigures(
    data: DataOf<'ReportEditionPublished'>,
    place: Place,
  ): Promise<{ readonly digest: string } | { readonly faults: readonly Fault[] }> {
    const pins = pinsOf(data);
    const inside = at(place, 'data');
    const unmet = [...unmetPins(pins, inside), ...untimelyPins(pins, data.status, inside)];
    if (unmet.length > 0) return { faults: unmet };
    await this.readModel.waitFor(BigInt(pins.asOfPosition), this.patience).catch(() => undefined);
    const { position } = this.readModel.model;
    if (pins.asOfPosition > position)
      return {
        faults: [fault('POSITION_AHEAD', at(inside, 'asOfPosition'), { head: position }, data.asOfPosition)],
      };
    const otherRules = rulesNotInForce(this.now(), pins, inside);
    if (otherRules.length > 0) return { faults: otherRules };
    try {
      return { digest: (await this.compute(pins)).digest };
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      return { faults: under(inside, error.faults) };
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

  /** Computes an edition again from the log, past everything that is kept. */
  async recompute(edition: Edition): Promise<Recomputation> {
    const { digest, figures } = await this.computeAgain(edition);
    return { digest, equal: digest === edition.digest, figures: figures.length };
  }

  /**
   * What is kept of editions held against what this read model computes: the digest of each, the figures kept under
   * it, and each restatement that is kept. `of` is where these stand, another file's read model when that one is to
   * be checked. Calls back for each, with what is wrong with it when something is.
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
          kept && toRestatementJson(kept) === toRestatementJson(await this.restatedAgain(from, to))
            ? undefined
            : 'KEPT',
        );
    }
  }

  /** The whole report of an edition. Computed once; it never changes, save for what became of the edition itself. */
  async report(edition: Edition): Promise<Report> {
    const report = await this.reports.get(edition.digest + edition.editionId, () =>
      this.reportAgain(edition),
    );
    return { ...report, edition };
  }

  /**
   * Whether an edition was published with everything that a comparison from it asks for: its period, and of each KPI
   * and area a figure. Throws QueryError when there is no such edition.
   */
  async published(query: ComparisonQuery): Promise<boolean> {
    const edition = this.named(query.from.editionId ?? '', ['from', 'editionId']);
    if (query.period !== undefined && query.period !== edition.period) return false;
    const cumulative = query.cumulative ?? false;
    const shown = new Set(
      (await this.figuresOf(edition)).filter((figure) => figure.cumulative === cumulative).map(nameOf),
    );
    const scopes = new Set(query.scopes ?? ['NL']);
    const kpis = new Set(query.kpis ?? KPIS.map(({ code }) => code));
    if (kpis.size * scopes.size > shown.size) return false;
    return [...kpis].every((kpi) => [...scopes].every((scope) => shown.has(nameOf({ kpi, scope }))));
  }

  /** How figures came from one state to a later one. Throws QueryError with what is wrong with the question. */
  compare(query: ComparisonQuery): Promise<Comparison> {
    return this.comparisons.compare(resolveComparison(this.readModel.model, query, this.clock));
  }

  /** The entries that the parts of a restated figure are made of. */
  causes(comparison: Comparison, figure: RestatedFigure): Promise<readonly CausingEntry[]> {
    return this.comparisons.causes(comparison, figure);
  }

  private now(): EffectiveEntries {
    const { model } = this.readModel;
    return new EffectiveEntries(model.facts, model.position);
  }

  private computeAgain(pins: Pins): Promise<ComputedEdition> {
    return computeEdition(new EffectiveEntries(this.readModel.model.facts, pins.asOfPosition), pins);
  }

  private async reportAgain(edition: Edition): Promise<Report> {
    const { facts } = this.readModel.model;
    const previous = previousEdition(this.now(), edition, endOf);
    const figures = await this.figuresOf(edition);
    const before = previous && (await this.figuresOf(previous));
    const restated =
      previous && previous.asOfPosition <= edition.asOfPosition
        ? await this.restateEdition(previous, edition, before ?? [])
        : [];
    const entries = new EffectiveEntries(facts, edition.asOfPosition);
    return {
      edition,
      previous,
      rows: reportRows(figures, (code) => findKpi(code)?.werklijn, before, restated),
      ...reportContext(
        entries,
        dayOf(edition.referenceDate),
        edition.period,
        qualityOf(edition.definitionSet),
      ),
    };
  }

  private async restateEdition(
    previous: Edition,
    edition: Edition,
    figures: readonly EditionFigure[],
  ): Promise<readonly KeptRestated[]> {
    const kept = this.restatements.get(previous.digest, edition.digest);
    if (kept) return kept;
    const restated = await this.restatedAgain(previous, edition, figures);
    this.restatements.put(previous.digest, edition.digest, restated);
    return restated;
  }

  /** How the figures of an edition came to those of a later one: `shown`, or those computed again. */
  private async restatedAgain(
    previous: Edition,
    edition: Edition,
    shown?: readonly EditionFigure[],
  ): Promise<readonly KeptRestated[]> {
    return this.comparisons.ofEditions(previous, edition, shown ?? (await this.compute(previous)).figures);
  }
}

const nameOf = ({ kpi, scope }: { readonly kpi: string; readonly scope: string }): string =>
  `${kpi} ${scope}`;
const endOf = (period: string): number => parsePeriod(period)?.to ?? 0;
