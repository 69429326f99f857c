import { isComplete } from '../reporting/submissions.js';
import { shareOfSubmissions } from './shared/expected-submissions.js';

/**
 * KPI Q.1 — KPIS.md, version 2: accepted or nil submissions / expected (partner × period), for each reporting period
 * that was opened and lies within T. Expected are the partners that take part in A on at least one day of the
 * reporting period; by version 1 those that are registered with a werklijn and a neighbourhood in A, whenever that
 * began. A nil report counts from when it is made until it is returned. Numerator and denominator add up over
 * periods; a partner of two areas is expected in both.
 */
export const submissionsComplete = shareOfSubmissions({
  code: 'Q.1',
  kind: 'share',
  label: { nl: 'Volledigheid', en: 'Completeness' },
  formula: {
    nl: 'Aanvaarde inzendingen en meldingen van niets te melden, gedeeld door alle verwachte (partner × rapportageperiode)',
    en: 'Submissions accepted and nil reports, over all that were expected (partner × reporting period)',
  },
  counts: () => isComplete,
});
