import type { EventName } from '#libs/programme';
import { rowsBy } from '../facts/by-key.js';
import { median } from '../facts/median.js';
import { kpi, overlapping } from '../define-kpi.js';
import type { MeasureContext } from '../measure-context.js';

/**
 * KPI X.2 — KPIS.md version 1: median days reported → first answer, for those reported in T (and A); open ones
 * counted and shown with days open at ref. Reports and answers after ref do not count, nor do answers before the
 * report. An obstacle resolved without an answer is neither answered nor open. Lower is better; adds up over nothing.
 */
export const obstacleAnswerTime = kpi({
  code: 'X.2',
  kind: 'amount',
  outside: 'OPEN',
  label: { nl: 'Antwoordtijd belemmeringen', en: 'Time to answer obstacles' },
  unit: { nl: 'dagen (mediaan)', en: 'days (median)' },
  formula: {
    nl: 'Mediaan van de dagen van melding tot eerste antwoord, van de belemmeringen gemeld in de periode en het gebied; open meldingen apart',
    en: 'Median of the days from report to first answer, of the obstacles reported in the period and area; open ones apart',
  },
  ascending: false,
  inputs: ['ObstacleReported'],
  notAdditive: ['value', 'medianDaysOpen', 'longestDaysOpen'],
  components: {
    answered: { nl: 'Beantwoord', en: 'Answered' },
    open: { nl: 'Open', en: 'Open' },
    resolvedUnanswered: { nl: 'Opgelost zonder antwoord', en: 'Resolved without an answer' },
    medianDaysOpen: { nl: 'Open: mediaan in dagen', en: 'Open: median in days' },
    longestDaysOpen: { nl: 'Open: langst in dagen', en: 'Open: longest in days' },
  },
  splits: [overlapping('partner'), overlapping('kind'), overlapping('level'), overlapping('addressedTo')],
  measure(context) {
    const [answered, open]: [number[], number[]] = [[], []];
    let resolvedUnanswered = 0;
    context.eachFirst('ObstacleReported', 'obstacleId', (row, table) => {
      const obstacle = table.column('obstacleId').at(row);
      const reported = table.day.at(row);
      if (reported > context.referenceDay) return;
      context.trace(table, row);
      const answer = firstDay(context, 'ObstacleAnswered', obstacle, reported);
      if (answer !== undefined) answered.push(answer - reported);
      else if (firstDay(context, 'ObstacleResolved', obstacle, reported) !== undefined) resolvedUnanswered++;
      else open.push(context.referenceDay - reported);
    });
    const [value, medianOpen] = [median(answered), median(open)];
    return {
      ...(value === undefined ? {} : { value }),
      components: {
        answered: answered.length,
        open: open.length,
        resolvedUnanswered,
        ...(medianOpen === undefined
          ? {}
          : { medianDaysOpen: medianOpen, longestDaysOpen: Math.max(...open) }),
      },
    };
  },
});

/** The first day a step was taken from the report to the reference day. */
function firstDay(
  context: MeasureContext,
  typeName: EventName,
  obstacle: number,
  since: number,
): number | undefined {
  const table = context.entries.store.table(typeName);
  let found: number | undefined;
  rowsBy(context.entries, typeName, 'obstacleId').each(obstacle, (row) => {
    const day = table.day.at(row);
    if (day < since || day > context.referenceDay) return;
    found = Math.min(found ?? day, day);
    context.trace(table, row);
  });
  return found;
}
