import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  figureHistory,
  findKpi,
  originOf,
  parsePeriod,
  type FigureAt,
  type Observation,
  type StepsBy,
  unknownKpi,
  unknownScope,
  EffectiveEntries,
} from '#libs/indicators';
import { fault, parseDay, type Fault } from '#libs/programme';
import type { Model } from '../projection/model.js';
import { positionOf, type AsOfInput } from './as-of.js';
import { QueryError } from './query-error.js';

export interface HistoryQuery {
  readonly kpi: string;
  /** Default `NL`. */
  readonly scope?: string;
  readonly period: string;
  readonly cumulative?: boolean;
  readonly by: StepsBy;
  /** First and last Amsterdam day of recording, `yyyy-mm-dd`; default from the first to the last. */
  readonly recordedFrom?: string;
  readonly recordedTo?: string;
  /** The state up to which the log is gone through; default now. */
  readonly asOf?: AsOfInput;
  readonly first: number;
  /** Position at which the page before ended. */
  readonly after?: number;
}

export interface HistoryStep {
  readonly before: FigureAt;
  readonly after: FigureAt;
  /** Milliseconds since 1970 UTC. */
  readonly recordedAt: number;
}

export interface HistoryPage {
  /** What the figure was before the first step of the page; undefined where nothing is recorded in the range. */
  readonly start: FigureAt | undefined;
  readonly steps: readonly HistoryStep[];
  readonly hasNextPage: boolean;
  /** Position up to which was looked. */
  readonly end: number;
}

export const MOST_STEPS = 100;
/** Places looked at for one page at most: a page may be short, the next one goes on where it ended. */
const MOST_LOOKS = 1_000;

/**
 * The places in the log at which a figure changed, a page of them. Throws QueryError with all that is wrong with
 * the question.
 */
export async function historyOf(model: Model, query: HistoryQuery): Promise<HistoryPage> {
  const { facts } = model;
  const asked = understand(model, query);
  const steps: HistoryStep[] = [];
  let start: FigureAt | undefined;
  let [end, looks] = [asked.after, 0];
  for (const observation of figureHistory(facts, asked)) {
    start ??= observation.before;
    if (steps.length === query.first || looks === MOST_LOOKS) return { start, steps, hasNextPage: true, end };
    if (observation.changed) steps.push(stepOf(model, observation));
    end = observation.after.position;
    looks++;
    await nextTurn();
  }
  return { start, steps, hasNextPage: false, end: Math.max(end, asked.until) };
}

const stepOf = ({ facts }: Model, { before, after }: Observation): HistoryStep => ({
  before,
  after,
  recordedAt: facts.moments.of(after.position) ?? 0,
});

function understand(model: Model, query: HistoryQuery) {
  const { moments } = model.facts;
  const faults: Fault[] = [];
  const kpi = findKpi(query.kpi);
  if (!kpi) faults.push(unknownKpi(['kpi'], query.kpi));
  const period = parsePeriod(query.period, query.cumulative ?? false);
  if (!period) faults.push(fault('UNKNOWN_PERIOD', ['period'], {}, query.period));
  const scope = query.scope ?? 'NL';
  if (originOf(model.facts, scope) === undefined)
    faults.push(unknownScope(new EffectiveEntries(model.facts, model.position), ['scope'], scope));
  const day = (name: 'recordedFrom' | 'recordedTo'): number | undefined => {
    const found = query[name] === undefined ? undefined : parseDay(query[name]);
    if (query[name] !== undefined && found === undefined)
      faults.push(fault('NOT_A_DATE', [name], {}, query[name]));
    return found;
  };
  const [from, to] = [day('recordedFrom'), day('recordedTo')];
  if (from !== undefined && to !== undefined && to < from)
    faults.push(
      fault('END_BEFORE_START', ['recordedTo'], { start: query.recordedFrom ?? '' }, query.recordedTo),
    );
  if (query.first < 1 || query.first > MOST_STEPS)
    faults.push(fault('PAGE_SIZE', ['first'], { max: MOST_STEPS }, query.first));
  if (faults.length > 0 || !kpi || !period) throw new QueryError(faults);
  const known = positionOf(model, query.asOf);
  const after = Math.max(query.after ?? 0, from === undefined ? 0 : moments.positionOn(from - 1));
  const until = to === undefined ? known : Math.min(moments.positionOn(to), known);
  return { kpi, scope, period, by: query.by, after, until };
}
