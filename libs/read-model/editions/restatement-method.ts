import { CAUSES, compareStates, KPIS, parsePeriod, type State } from '#libs/indicators';
import { dayOf, type EventName } from '#libs/programme';
import { sha256Hex } from '#libs/platform';
import { exampleLog, foldExamples } from '../projection/kept-examples.js';
import { toRestatementJson, type KeptRestated } from './restatement-json.js';

const [EARLIER, LATER] = [dayOf('2025-07-01'), dayOf('2026-07-01')];
const RETRACTED = 'EntryRetracted' satisfies EventName;

const PERIODS = [parsePeriod('2025'), parsePeriod('2025', true)].filter((period) => period !== undefined);
const FIGURES = KPIS.flatMap(({ code: kpi }) => PERIODS.map((period) => ({ kpi, scope: 'NL', period })));

const stateAt = (position: number, referenceDay: number): State => ({
  position,
  referenceDay,
  definition: (code) => KPIS.find((kpi) => kpi.code === code),
});

/**
 * What became of all figures of the examples: up to where something is retracted, having been corrected before, and
 * from there to the end, where it is reinstated and all the others are new.
 */
export function restatedExamples(): readonly KeptRestated[] {
  const log = exampleLog();
  const { facts, position: last } = foldExamples(log);
  const retracted = Number(log.find(({ type }) => type === RETRACTED)?.position ?? last);
  const compare = (from: number, to: number) =>
    compareStates(facts, stateAt(from, EARLIER), stateAt(to, LATER), FIGURES);
  return [...compare(1, retracted), ...compare(retracted, last)];
}

/**
 * By what restatements are kept: a hash over the causes in their order, and what is kept of the examples of all that
 * was ever written. Split by other causes, or computed or written otherwise, it is another; nobody raises a number.
 */
export const methodOf = (restated: readonly KeptRestated[], causes: readonly string[] = CAUSES): string =>
  sha256Hex(`${causes.join(' ')}\n${toRestatementJson(restated)}`);

let method: string | undefined;

/** The one of this program; computed when it is first asked for, some hundredths of a second. */
export const restatementMethod = (): string => (method ??= methodOf(restatedExamples()));
