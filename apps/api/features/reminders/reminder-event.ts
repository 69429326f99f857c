import { createHmac } from 'node:crypto';
import type { Due, Reminder } from '#libs/indicators';
import { toMoment } from '#libs/platform';
import { dateOf, sourceOf, SUBMISSION } from '#libs/programme';
import { SUBMISSION_DUE, SUBMISSION_DUE_SCHEMA } from './reminder-schema.js';

/** The system that reminds, as a source (NL GOV profile for CloudEvents: a URN). */
export const REMINDER_SOURCE = sourceOf({}, 'herinneringen');

/** A submission that is due, on or after the day of a reminder. */
export interface DueReminder extends Due {
  readonly reminder: Reminder;
}

/**
 * The same for the same reminder, so that a receiver can drop repeats. The due date is in it: when the programme
 * office moves that, the reminders before the new date are other ones.
 */
export const reminderId = ({ period, partnerId, dueOn, reminder }: DueReminder): string =>
  `${period}.${partnerId}.${dateOf(dueOn)}.${reminder < 0 ? '' : '+'}${reminder}`;

/** The CloudEvent of a reminder. `time` is when it is told; the days that matter are in its data. */
export function reminderEvent(due: DueReminder, partnerName: string, now: number) {
  const { period, partnerId, dueOn, state, reminder } = due;
  return {
    specversion: '1.0',
    id: reminderId(due),
    source: REMINDER_SOURCE,
    type: SUBMISSION_DUE,
    time: toMoment(now),
    datacontenttype: 'application/json',
    dataschema: SUBMISSION_DUE_SCHEMA.$id,
    data: {
      period,
      partnerId,
      partnerName,
      dueOn: dateOf(dueOn),
      reminder,
      state,
      stateLabel: SUBMISSION.states[state],
    },
  };
}

/**
 * Says who sent a body and when: HMAC-SHA-256 (hex) with the secret over the moment in seconds, a full stop and the
 * body. A receiver checks it over the bytes it got, and refuses a moment that lies too far back.
 */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
