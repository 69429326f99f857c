import { stepNames, SUBMISSION, type DataOf, type SubmissionState } from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import { programmeRegisterAt } from '../programme-register.js';
import { QUALITY, type Quality } from '../figure-quality.js';
import { takingPartAnywhere } from './participation.js';
import { periodsAt } from './periods.js';

/** One step of a submission, as recorded. */
interface SubmissionStep {
  readonly state: SubmissionState;
  readonly entryId: string;
  readonly position: number;
  readonly reason: string | undefined;
}

/**
 * What one partner handed in for one period, and what became of it. Expected partners without one have state
 * NOT_MADE.
 */
export interface Submission {
  readonly partnerId: string;
  readonly period: string;
  /** The partner takes part on at least one day of the period. */
  readonly expected: boolean;
  readonly state: SubmissionState;
  /** Of the last time it was made: up to which position, in its own words, or that there is nothing to report. */
  readonly upToPosition: number | undefined;
  readonly narrative: string | undefined;
  readonly nilReport: boolean;
  /** Position at which it was first made. */
  readonly firstMadeAt: number | undefined;
  readonly steps: readonly SubmissionStep[];
}

/**
 * Partners that are to hand in by version 1, whatever the period: registered, with a werklijn and a neighbourhood.
 */
const registeredPartners = (entries: EffectiveEntries): ReadonlySet<string> => {
  const expected = [...programmeRegisterAt(entries).partners.values()].filter(
    ({ werklijnen, neighbourhoodIds }) => werklijnen.length > 0 && neighbourhoodIds.length > 0,
  );
  return new Set(expected.map(({ partnerId }) => partnerId));
};

/** Partners that are to hand in a period: those that take part on at least one day of it. */
const expectedPartners = (
  entries: EffectiveEntries,
  period: { readonly from: number; readonly to: number },
): ReadonlySet<string> =>
  entries.memo(
    `expected-to-submit|${period.from}|${period.to}`,
    () => new Set(takingPartAnywhere(entries, period)),
  );

/**
 * Every submission expected or made at a position, by period, then by partner; who is expected by a version of Q.1.
 */
export function submissionsAt(entries: EffectiveEntries, quality: Quality = QUALITY): readonly Submission[] {
  return entries.memo(`submissions|${quality}`, () => {
    const made = new Map<string, Submission>();
    const ever = quality === 1 ? registeredPartners(entries) : undefined;
    const expected = new Map(
      periodsAt(entries).map((period) => [period.period, ever ?? expectedPartners(entries, period)]),
    );
    const key = (partnerId: string, period: string) => `${period}|${partnerId}`;
    for (const [period, partners] of expected)
      for (const partnerId of partners) made.set(key(partnerId, period), notMade(partnerId, period, true));
    for (const document of entries.documents(...stepNames(SUBMISSION))) {
      const { entryId, entryPosition: position, name, data } = document;
      const { period, partnerId = document.partnerId ?? '' } = data;
      const { to: state } = SUBMISSION.steps[name];
      const before =
        made.get(key(partnerId, period)) ??
        notMade(partnerId, period, (expected.get(period) ?? ever)?.has(partnerId) ?? false);
      const [now, reason] =
        name === 'SubmissionMade' ? [handedIn(before, data, position), undefined] : [before, data.reason];
      const steps = [...before.steps, { state, entryId, position, reason }];
      made.set(key(partnerId, period), { ...now, state, steps });
    }
    const order = new Map(periodsAt(entries).map(({ period }, i) => [period, i]));
    const place = ({ period }: Submission) => order.get(period) ?? order.size;
    return [...made.values()].sort((a, b) => place(a) - place(b) || (a.partnerId < b.partnerId ? -1 : 1));
  });
}

const notMade = (partnerId: string, period: string, expected: boolean): Submission => ({
  partnerId,
  period,
  expected,
  state: 'NOT_MADE',
  upToPosition: undefined,
  narrative: undefined,
  nilReport: false,
  firstMadeAt: undefined,
  steps: [],
});

const handedIn = (before: Submission, data: DataOf<'SubmissionMade'>, position: number): Submission => ({
  ...before,
  upToPosition: data.upToPosition === undefined ? position : Number(data.upToPosition),
  narrative: data.narrative,
  nilReport: data.nilReport === true,
  firstMadeAt: before.firstMadeAt ?? position,
});

/** Accepted, or made as a nil report that was not returned: it counts as handed in (Q.1). */
export const isComplete = ({ state, nilReport }: Submission): boolean =>
  state === 'ACCEPTED' || (state === 'MADE' && nilReport);

/** Whether something was handed in for a reporting period, or an edition on it published, as known at a position. */
export const isPeriodUsed = (entries: EffectiveEntries, code: string): boolean =>
  submissionsAt(entries).some(({ period, steps }) => period === code && steps.length > 0) ||
  entries.documents('ReportEditionPublished').some(({ data }) => data.period === code);
