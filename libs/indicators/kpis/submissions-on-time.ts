import type { Kpi } from '../kpi.js';
import { periodsAt } from '../reporting/periods.js';
import { expectedSubmissions, submittingPartners } from './shared/expected-submissions.js';

/**
 * KPI Q.2 — KPIS.md version 1: submissions made on or before dueOn / expected (partner × period, as Q.1). Made is the
 * Amsterdam day on which the first submission was recorded, whatever day it says itself: one that was in time stays in
 * time when it is returned and made again.
 */
export const submissionsOnTime: Kpi = {
  code: 'Q.2',
  version: 1,
  werklijn: undefined,
  label: { nl: 'Tijdigheid', en: 'Timeliness' },
  unit: { nl: '% van de verwachte inzendingen', en: '% of the submissions expected' },
  formula: {
    nl: 'Inzendingen die op of voor de inleverdatum zijn ingediend, gedeeld door alle verwachte (partner × rapportageperiode)',
    en: 'Submissions made on or before the due date, over all that were expected (partner × reporting period)',
  },
  source: 'KPIS.md, version 1, Q.2',
  addsUpOver: ['periods'],
  ascending: true,
  notAdditive: ['numerator', 'denominator'],
  parameters: {},
  inputs: ['SubmissionMade'],
  splits: [],
  reporting: submittingPartners,
  measure(q) {
    const expected = expectedSubmissions(q);
    const due = new Map(periodsAt(q.at).map(({ period, dueOn }) => [period, dueOn]));
    const inTime = expected.filter(
      ({ firstMadeAt, period }) =>
        firstMadeAt !== undefined && q.at.recordedDay(firstMadeAt) <= (due.get(period) ?? -Infinity),
    );
    return { numerator: inTime.length, denominator: expected.length };
  },
};
