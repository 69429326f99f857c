import type { Question } from '../../question.js';
import { registerAt } from '../../register.js';
import { periodsAt } from '../../reporting/periods.js';
import { submissionsAt, type Submission } from '../../reporting/submissions.js';

/** The submissions expected of the partners of the areas asked about, for the reporting periods within the period. */
export function expectedSubmissions(q: Question): readonly Submission[] {
  const { at, areas, period } = q;
  const within = new Set(
    periodsAt(at)
      .filter(({ from, to }) => from >= period.from && to <= period.to)
      .map((known) => known.period),
  );
  const { partners, neighbourhoods } = registerAt(at);
  // NL covers areas that are registered no longer; nobody is expected for those.
  const inScope = new Set(
    areas.map((area) => at.store.areas.text(area)).filter((id) => neighbourhoods.has(id)),
  );
  const expected = submissionsAt(at).filter(
    (submission) =>
      submission.expected &&
      within.has(submission.period) &&
      partners.get(submission.partnerId)?.neighbourhoodIds.some((id) => inScope.has(id)) === true,
  );
  if (q.traced) trace(q, expected);
  return expected;
}

/** What makes them expected, the partner's registration and the opened period, and every step taken. */
function trace(q: Question, expected: readonly Submission[]): void {
  const partners = new Set(expected.map(({ partnerId }) => partnerId));
  const periods = new Set(expected.map(({ period }) => period));
  for (const { data, entryPosition } of q.at.documents('PartnerRegistered', 'PartnerParticipationChanged'))
    if (partners.has(String(data['partnerId']))) q.traceEntry(entryPosition);
  for (const { period, openedAt } of periodsAt(q.at)) if (periods.has(period)) q.traceEntry(openedAt);
  for (const { steps } of expected) for (const { position } of steps) q.traceEntry(position);
}

/** How many of the partners expected handed something in; a submission is of no area, so its entries do not tell. */
export const submittingPartners = (question: Question): number =>
  new Set(
    expectedSubmissions(question)
      .filter(({ firstMadeAt }) => firstMadeAt !== undefined)
      .map(({ partnerId }) => partnerId),
  ).size;
