import { periodsAt } from '../reporting/periods.js';
import { shareOfSubmissions } from './shared/expected-submissions.js';

/**
 * KPI Q.2 — KPIS.md, version 2: submissions made on or before dueOn / expected (partner × period, as Q.1 of the same
 * version). Made is the Amsterdam day on which the first submission was recorded, whatever day it says itself: one
 * that was in time stays in time when it is returned and made again.
 */
export const submissionsOnTime = shareOfSubmissions({
  code: 'Q.2',
  kind: 'share',
  label: { nl: 'Tijdigheid', en: 'Timeliness' },
  formula: {
    nl: 'Inzendingen die op of voor de inleverdatum zijn ingediend, gedeeld door alle verwachte (partner × rapportageperiode)',
    en: 'Submissions made on or before the due date, over all that were expected (partner × reporting period)',
  },
  counts: ({ entries }) => {
    const due = new Map(periodsAt(entries).map(({ period, dueOn }) => [period, dueOn]));
    return ({ firstMadeAt, period }) =>
      firstMadeAt !== undefined && entries.recordedDay(firstMadeAt) <= (due.get(period) ?? -Infinity);
  },
});
