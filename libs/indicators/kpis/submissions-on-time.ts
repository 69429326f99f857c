import type { Kpi } from '../kpi.js';
import type { Quality } from '../figure-quality.js';
import { periodsAt } from '../reporting/periods.js';
import { expectedSubmissions, submittingPartners } from './shared/expected-submissions.js';

const definition = (version: Quality, whoIsExpected: Kpi['formula']): Kpi => ({
  code: 'Q.2',
  version,
  werklijn: undefined,
  label: { nl: 'Tijdigheid', en: 'Timeliness' },
  unit: { nl: '% van de verwachte inzendingen', en: '% of the submissions expected' },
  formula: {
    nl: `Inzendingen die op of voor de inleverdatum zijn ingediend, gedeeld door alle verwachte (partner × rapportageperiode); ${whoIsExpected.nl}`,
    en: `Submissions made on or before the due date, over all that were expected (partner × reporting period); ${whoIsExpected.en}`,
  },
  source: `KPIS.md, version ${version}, Q.2`,
  addsUpOver: ['periods'],
  ascending: true,
  notAdditive: ['numerator', 'denominator'],
  parameters: {},
  inputs: ['SubmissionMade'],
  splits: [],
  reporting: submittingPartners,
  measure(context) {
    const expected = expectedSubmissions(context, version);
    const due = new Map(periodsAt(context.entries).map(({ period, dueOn }) => [period, dueOn]));
    const inTime = expected.filter(
      ({ firstMadeAt, period }) =>
        firstMadeAt !== undefined &&
        context.entries.recordedDay(firstMadeAt) <= (due.get(period) ?? -Infinity),
    );
    return { numerator: inTime.length, denominator: expected.length };
  },
});

/**
 * KPI Q.2 — KPIS.md, version 2: submissions made on or before dueOn / expected (partner × period, as Q.1 of the same
 * version). Made is the Amsterdam day on which the first submission was recorded, whatever day it says itself: one that
 * was in time stays in time when it is returned and made again.
 */
export const submissionsOnTime: Kpi = {
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
