import { isOneOf } from '../catalogue.js';
import { stepNames } from '../schema/life-cycle.js';
import type { StreamState } from '../stream.js';
import { accept, atField, reject, type Command, type Decision } from '../decision.js';
import { fault } from '../faults.js';
import { at } from '../place.js';
import { mayWith } from '../posters.js';
import { SUBMISSION, type SubmissionState } from './life-cycle.js';

/** What the caller looks up of the period that is handed in, and of the log. */
export interface SubmissionContext {
  readonly periodOpened?: boolean;
  /** Effective entries of the partner in the period; undefined = not looked up. */
  readonly entriesInPeriod?: number;
  /** Position of the last event recorded. */
  readonly head?: bigint;
}

const STEPS = stepNames(SUBMISSION);

/** Where a submission stands; its steps are never corrected, so the last one tells. */
export const submissionState = (state: StreamState): SubmissionState => {
  const last = [...state.values()].findLast((entry) => isOneOf(STEPS, entry));
  return last && isOneOf(STEPS, last) ? SUBMISSION.steps[last.name].to : 'NOT_MADE';
};

/**
 * Decides on the submission of one partner for one period: made when nothing lies with the programme office,
 * returned or accepted when it does. Nothing to report over entries that were recorded is asked once more
 * (`nilConfirmed`). Of two who assess at once the second finds it assessed: a conflict.
 */
export function decideSubmission(
  command: Command<'SubmissionMade' | 'SubmissionReturned' | 'SubmissionAccepted'>,
  state: StreamState,
  context: SubmissionContext = {},
): Decision {
  const place = at(command.place, 'data');
  const now = submissionState(state);
  const isAllowed = SUBMISSION.steps[command.name].from.includes(now);
  if (command.name !== 'SubmissionMade')
    return isAllowed ? accept(command) : reject(fault('SUBMISSION_NOT_AT_OFFICE', place, SAYS[now]));
  const { partnerId, period, upToPosition, nilReport, nilConfirmed } = command.data;
  if (!mayWith(command.by, 'speaksFor', partnerId ?? command.by.partnerId))
    return reject(fault('NOT_YOUR_SUBMISSION', atField(place, 'partnerId'), {}, partnerId));
  if (context.periodOpened === false)
    return reject(fault('PERIOD_NEVER_OPENED', atField(place, 'period'), {}, period));
  if (!isAllowed) return reject(fault('SUBMISSION_AT_OFFICE', atField(place, 'period'), SAYS[now]));
  if (context.head !== undefined && upToPosition !== undefined && BigInt(upToPosition) > context.head)
    return reject(
      fault('POSITION_AHEAD', atField(place, 'upToPosition'), { head: String(context.head) }, upToPosition),
    );
  const { entriesInPeriod: count = 0 } = context;
  if (nilReport === true && count > 0 && nilConfirmed !== true)
    return reject(fault('NIL_OVER_ENTRIES', atField(place, 'nilReport'), { count }, true));
  return accept(command);
}

const SAYS = {
  NOT_MADE: { now: { nl: 'er is niets ingediend', en: 'nothing was submitted' } },
  MADE: { now: { nl: 'zij ligt bij het programmabureau', en: 'it is with the programme office' } },
  RETURNED: { now: { nl: 'zij is teruggestuurd', en: 'it was returned' } },
  ACCEPTED: { now: { nl: 'zij is aanvaard', en: 'it was accepted' } },
} as const;
