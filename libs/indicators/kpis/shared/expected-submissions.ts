import type { Label } from '#libs/programme';
import { kpi } from '../../define-kpi.js';
import { QUALITY, type Quality } from '../../figure-quality.js';
import type { Kpi, KpiTexts } from '../../kpi.js';
import type { MeasureContext } from '../../measure-context.js';
import { programmeRegisterAt } from '../../programme-register.js';
import { takingPart } from '../../reporting/participation.js';
import { periodsAt } from '../../reporting/periods.js';
import { submissionsAt, type Submission } from '../../reporting/submissions.js';

/**
 * The submissions expected of the partners of the areas asked about, for the reporting periods within the period. By
 * version 1 of partners that are registered in those areas; since version 2 of those that take part there on at least
 * one day of the reporting period.
 */
export function expectedSubmissions(
  context: MeasureContext,
  quality: Quality = QUALITY,
): readonly Submission[] {
  const { entries, areas, period } = context;
  const { partners, neighbourhoods } = programmeRegisterAt(entries);
  // NL covers areas that are registered no longer; nobody is expected for those.
  const inScope = areas.map((area) => entries.store.areas.text(area)).filter((id) => neighbourhoods.has(id));
  const registered = new Set(inScope);
  const expectedIn = new Map(
    periodsAt(entries)
      .filter(({ from, to }) => from >= period.from && to <= period.to)
      .map(({ period: code, from, to }) => [
        code,
        quality === 1 ? undefined : new Set(takingPart(entries, { from, to, neighbourhoodIds: inScope })),
      ]),
  );
  const isHere = (partnerId: string): boolean =>
    partners.get(partnerId)?.neighbourhoodIds.some((id) => registered.has(id)) === true;
  const expected = submissionsAt(entries, quality).filter(
    (submission) =>
      submission.expected &&
      expectedIn.has(submission.period) &&
      (expectedIn.get(submission.period)?.has(submission.partnerId) ?? isHere(submission.partnerId)),
  );
  if (context.traced) trace(context, expected);
  return expected;
}

/** What makes them expected, the partner's registration and the opened period, and every step taken. */
function trace(context: MeasureContext, expected: readonly Submission[]): void {
  const partners = new Set(expected.map(({ partnerId }) => partnerId));
  const periods = new Set(expected.map(({ period }) => period));
  for (const { data, entryPosition } of context.entries.documents(
    'PartnerRegistered',
    'PartnerParticipationChanged',
  ))
    if (partners.has(data.partnerId)) context.traceEntry(entryPosition);
  for (const { period, openedAt } of periodsAt(context.entries))
    if (periods.has(period)) context.traceEntry(openedAt);
  for (const { steps } of expected) for (const { position } of steps) context.traceEntry(position);
}

/** Which of the partners expected handed something in; a submission is of no area, so its entries do not tell. */
const submittingPartners = (context: MeasureContext, quality: Quality): ReadonlySet<string> =>
  new Set(
    expectedSubmissions(context, quality)
      .filter(({ firstMadeAt }) => firstMadeAt !== undefined)
      .map(({ partnerId }) => partnerId),
  );

const EXPECTED = {
  1: {
    nl: 'verwacht is wie is geregistreerd, sinds wanneer ook',
    en: 'expected is who is registered, since whenever',
  },
  2: {
    nl: 'verwacht is wie op ten minste één dag van die periode meedoet',
    en: 'expected is who takes part on at least one day of that period',
  },
} as const satisfies Record<Quality, Label>;

interface SubmissionsKpi extends Omit<KpiTexts, 'unit'>, Pick<Kpi, 'code' | 'kind'> {
  /** Which of the submissions expected are in the numerator. */
  readonly counts: (context: MeasureContext) => (submission: Submission) => boolean;
}

/**
 * A share of the submissions expected (Q.1 and Q.2), by both versions of who is expected. It adds up over periods.
 */
export function shareOfSubmissions({ code, kind, label, formula, counts }: SubmissionsKpi): Kpi {
  const definition = (version: Quality): Kpi =>
    kpi({
      ...{ code, kind, version },
      label,
      unit: { nl: '% van de verwachte inzendingen', en: '% of the submissions expected' },
      formula: {
        nl: `${formula.nl}; ${EXPECTED[version].nl}`,
        en: `${formula.en}; ${EXPECTED[version].en}`,
      },
      outside: 'OPEN',
      addsUpOver: ['periods'],
      notAdditive: ['numerator', 'denominator'],
      inputs: ['SubmissionMade'],
      reporting: submittingPartners,
      measure(context) {
        const expected = expectedSubmissions(context, version);
        return { numerator: expected.filter(counts(context)).length, denominator: expected.length };
      },
    });
  return { ...definition(2), earlier: [definition(1)] };
}
