import { KeptAnswers } from '#libs/platform';
import { canonicalJson } from '#libs/programme';
import {
  comparing,
  findCausingEntries,
  parsePeriod,
  Restatement,
  type CausingEntry,
  type ComparedFigure,
  type Edition,
  type EditionFigure,
  type FactStore,
  type RestatedFigure,
} from '#libs/indicators';
import type { ReadModel } from '../read-model.js';
import { Turns } from '../turns.js';
import type { ResolvedComparison } from './resolve-comparison.js';
import { stateOfEdition, type ResolvedState } from './states.js';

export interface Comparison {
  readonly from: ResolvedState;
  readonly to: ResolvedState;
  readonly figures: readonly RestatedFigure[];
}

const KEPT = 16;

/** Figures at two states, split by what made them differ; the latest comparisons are kept. */
export class Comparisons {
  private readonly kept = new KeptAnswers<Comparison>({ max: KEPT });
  private prepared:
    | { readonly key: string; readonly facts: FactStore; readonly restatement: Promise<Restatement> }
    | undefined;

  /** `longest`: milliseconds of work after which one is given up; never without it. */
  constructor(
    private readonly readModel: ReadModel,
    private readonly longest?: number,
  ) {}

  /** How figures came from one state to a later one. */
  compare({ from, to, figures }: ResolvedComparison): Promise<Comparison> {
    const key = canonicalJson([
      [from.position, from.referenceDay, from.edition?.editionId ?? null],
      [to.position, to.referenceDay, to.edition?.editionId ?? null],
      figures.map(({ kpi, scope, period }) => [kpi, scope, period.code, period.cumulative]),
    ]);
    return this.kept.get(key, async ({ isWanted }) => ({
      from,
      to,
      figures: await this.restate(from, to, figures, isWanted),
    }));
  }

  /** How figures of an edition came to those of a later one. */
  ofEditions(
    previous: Edition,
    edition: Edition,
    figures: readonly EditionFigure[],
  ): Promise<readonly RestatedFigure[]> {
    const { model } = this.readModel;
    const compared = figures.flatMap(({ kpi, scope, period: code, cumulative }) => {
      const period = parsePeriod(code, cumulative);
      return period ? [{ kpi, scope, period }] : [];
    });
    const [from, to] = [stateOfEdition(model, previous), stateOfEdition(model, edition)];
    return this.restate(from, to, compared);
  }

  /** The entries that the parts of a restated figure are made of. */
  async causes({ from, to }: Comparison, figure: RestatedFigure): Promise<readonly CausingEntry[]> {
    const { facts } = this.readModel.model;
    const restatement = await this.restatementOf(from, to);
    return this.turns().through(findCausingEntries(facts, from, to, figure.compared, restatement));
  }

  private turns(isWanted: () => boolean = () => true): Turns {
    return new Turns({ isWanted, longest: this.longest });
  }

  /** KPI by KPI, so that others have their turn meanwhile. */
  private async restate(
    from: ResolvedState,
    to: ResolvedState,
    figures: readonly ComparedFigure[],
    isWanted?: () => boolean,
  ): Promise<readonly RestatedFigure[]> {
    const { facts } = this.readModel.model;
    const restated: RestatedFigure[] = [];
    const restatement = await this.restatementOf(from, to);
    const turns = this.turns(isWanted);
    for (const code of new Set(figures.map(({ kpi }) => kpi))) {
      const own = figures.filter(({ kpi }) => kpi === code);
      restated.push(...(await turns.through(comparing(facts, from, to, own, restatement))));
    }
    return restated;
  }

  /** The latest pair of states asked about: their figures and their causes are asked for one after another. */
  private restatementOf(from: ResolvedState, to: ResolvedState): Promise<Restatement> {
    const { facts } = this.readModel.model;
    const key = [from.position, from.referenceDay, to.position, to.referenceDay].join('|');
    if (this.prepared?.key === key && this.prepared.facts === facts) return this.prepared.restatement;
    const restatement = this.turns().through(Restatement.between(facts, from, to));
    this.prepared = { key, facts, restatement };
    restatement.catch(() => {
      if (this.prepared?.restatement === restatement) this.prepared = undefined;
    });
    return restatement;
  }
}
