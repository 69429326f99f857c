import type { Kpi } from '../kpi.js';
import type { Quality } from '../figure-quality.js';
import { isComplete } from '../reporting/submissions.js';
import { expectedSubmissions, submittingPartners } from './shared/expected-submissions.js';

const definition = (version: Quality, whoIsExpected: Kpi['formula']): Kpi => ({
  code: 'Q.1',
  version,
  werklijn: undefined,
  label: { nl: 'Volledigheid', en: 'Completeness' },
  unit: { nl: '% van de verwachte inzendingen', en: '% of the submissions expected' },
  formula: {
    nl: `Aanvaarde inzendingen en meldingen van niets te melden, gedeeld door alle verwachte (partner × rapportageperiode); ${whoIsExpected.nl}`,
    en: `Submissions accepted and nil reports, over all that were expected (partner × reporting period); ${whoIsExpected.en}`,
  },
  source: `KPIS.md, version ${version}, Q.1`,
  addsUpOver: ['periods'],
  ascending: true,
  notAdditive: ['numerator', 'denominator'],
  parameters: {},
  inputs: ['SubmissionMade'],
  splits: [],
  reporting: submittingPartners,
  measure(context) {
    const expected = expectedSubmissions(context, version);
    return { numerator: expected.filter(isComplete).length, denominator: expected.length };
  },
});

/**
 * KPI Q.1 — KPIS.md, version 2: accepted or nil submissions / expected (partner × period), for each reporting period that
 * was opened and lies within T. Expected are the partners that take part in A on at least one day of the reporting period;
 * by version 1 those that are registered with a werklijn and a neighbourhood in A, whenever that began. A nil report
 * counts from when it is made until it is returned. Numerator and denominator add up over periods; a partner of two areas
 * is expected in both.
 */
export const submissionsComplete: Kpi = {
  ...definition(2, {
    nl: 'verwacht is wie op ten minste één dag van die periode meedoet',
    en: 'expected is who takes part on at least one day of that period',
  }),
  earlier: [
    definition(1, {
      nl: 'verwacht is wie is geregistreerd, sinds wanneer ook',
      en: 'expected is who is registered, since whenever',
    }),
  ],
};
