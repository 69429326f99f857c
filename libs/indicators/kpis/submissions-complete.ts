import type { Kpi } from '../kpi.js';
import { isComplete } from '../reporting/submissions.js';
import { expectedSubmissions, submittingPartners } from './shared/expected-submissions.js';

/**
 * KPI Q.1 — KPIS.md version 1: accepted or nil submissions / expected (partner × period). Expected are the partners that
 * are registered with a werklijn and a neighbourhood in A, for each reporting period that was opened and lies within T. A
 * nil report counts from when it is made until it is returned. Numerator and denominator add up over periods; a partner
 * of two areas is expected in both.
 */
export const submissionsComplete: Kpi = {
  code: 'Q.1',
  version: 1,
  werklijn: undefined,
  label: { nl: 'Volledigheid', en: 'Completeness' },
  unit: { nl: '% van de verwachte inzendingen', en: '% of the submissions expected' },
  formula: {
    nl: 'Aanvaarde inzendingen en meldingen van niets te melden, gedeeld door alle verwachte (partner × rapportageperiode)',
    en: 'Submissions accepted and nil reports, over all that were expected (partner × reporting period)',
  },
  source: 'KPIS.md, version 1, Q.1',
  addsUpOver: ['periods'],
  ascending: true,
  notAdditive: ['numerator', 'denominator'],
  parameters: {},
  inputs: ['SubmissionMade'],
  splits: [],
  reporting: submittingPartners,
  measure(q) {
    const expected = expectedSubmissions(q);
    return { numerator: expected.filter(isComplete).length, denominator: expected.length };
  },
};
