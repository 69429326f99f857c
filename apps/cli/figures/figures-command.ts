import { KPIS, programmeRegisterAt, type Dimension, type Figure } from '#libs/indicators';
import { Monitor } from '#libs/monitor';
import { defined, systemClock, type Config } from '#libs/platform';
import { passedOverText } from '#libs/programme';
import { QueryError, type AsOfInput, type FiguresQuery } from '#libs/read-model';
import { readModelFor } from '../beside.js';
import type { Language } from '../language.js';
import { openLogToRead, TRIES } from '../log-to-read.js';
import { faultLines } from '../fault-lines.js';
import { toFiguresJson } from './figures-as-json.js';
import { figuresAsTable } from './figures-as-table.js';

export interface FiguresOptions {
  readonly kpi?: readonly string[];
  readonly scope?: readonly string[];
  readonly period: string;
  readonly cumulative?: boolean;
  readonly asOf?: AsOfInput;
  readonly referenceDate?: string;
  readonly split?: Dimension;
  readonly definitionVersion?: number;
  readonly json?: boolean;
  /** Of the table; default Dutch. */
  readonly lang?: Language;
}

/**
 * Prints figures from the configured log: a table for people, or JSON for machines. Throws an Error that says in both
 * languages all that is wrong with the question.
 */
export async function figuresCommand(
  config: Config,
  options: FiguresOptions,
  write: (text: string) => void = (text) => process.stdout.write(text),
): Promise<void> {
  const store = await openLogToRead(config.store);
  const file = await readModelFor(config.readModel);
  const monitor = new Monitor({ store, clock: systemClock, readModelPath: file.path, tries: TRIES });
  const { figures } = monitor;
  try {
    await monitor.start();
    const answer = figures.answer(toFiguresQuery(options));
    const [first] = answer;
    const partners = first ? programmeRegisterAt(figures.at(first.position)).partners : new Map();
    const about = (figure: Figure) => figures.about(figure);
    const passedOver = monitor.readModel.passedOver(first && Number(first.position));
    if (options.json) write(toFiguresJson(answer, about, passedOver));
    else
      write(
        `${figuresAsTable(answer, partners, about, options.lang ?? 'nl')}${passedOver.map((one) => `${passedOverText(one)}\n`).join('')}`,
      );
  } catch (error) {
    throw error instanceof QueryError ? new Error(faultLines(error.faults)) : error;
  } finally {
    await monitor.close();
    file.done();
    await store.close();
  }
}

/** A split without KPIs is asked of those that know it. */
function toFiguresQuery({
  kpi,
  scope,
  period,
  cumulative = false,
  split,
  ...rest
}: FiguresOptions): FiguresQuery {
  const { asOf, referenceDate, definitionVersion } = rest;
  const knowing = KPIS.filter((one) => one.splits.some(({ dimension }) => dimension === split));
  const kpis = kpi ?? (split === undefined ? undefined : knowing.map(({ code }) => code));
  return {
    period,
    cumulative,
    ...defined({ kpis, scopes: scope, asOf, referenceDate, split, definitionVersion }),
  };
}
