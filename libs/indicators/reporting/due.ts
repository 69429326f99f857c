import { SUBMISSION, type SubmissionState } from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import { submissionsAt } from './submissions.js';
import { periodsAt } from './periods.js';

/** Days from the due date on which a partner is reminded: a fortnight and three days before, and the day after. */
export const REMINDERS = [-14, -3, 1] as const;
export type Reminder = (typeof REMINDERS)[number];

/** A submission that a partner still has to make, or make again. */
export interface Due {
  readonly partnerId: string;
  readonly period: string;
  readonly dueOn: number;
  readonly state: SubmissionState;
  /** Days until the due date; negative once it is past. */
  readonly daysLeft: number;
  /** The last reminder whose day has come; undefined before the first. */
  readonly reminder: Reminder | undefined;
}

/** What is due on a day, as known at a position: expected, and not with the programme office or done. By due date. */
export function dueAt(entries: EffectiveEntries, today: number): readonly Due[] {
  const periods = new Map(periodsAt(entries).map((period) => [period.period, period]));
  return submissionsAt(entries)
    .flatMap((submission): readonly Due[] => {
      const dueOn = periods.get(submission.period)?.dueOn;
      if (
        dueOn === undefined ||
        !submission.expected ||
        !SUBMISSION.steps.SubmissionMade.from.includes(submission.state)
      )
        return [];
      const { partnerId, period, state } = submission;
      const reminder = REMINDERS.findLast((offset) => today >= dueOn + offset);
      return [{ partnerId, period, dueOn, state, daysLeft: dueOn - today, reminder }];
    })
    .sort((a, b) => a.dueOn - b.dueOn || (a.partnerId < b.partnerId ? -1 : 1));
}
