import type { Due } from '#libs/indicators';
import type { SubmissionView } from './get-submissions.js';
import type { HandedInDigest } from './submission-digest.js';
import { dueModel, STATE_LABELS, submissionModel } from './submission.model.js';

/** A submission in a list. */
export function submissionJson(view: SubmissionView) {
  const {
    submission: _submission,
    nextSteps: _nextSteps,
    dueOn,
    onTime,
    upToPosition,
    narrative,
    ...model
  } = submissionModel(view);
  return {
    ...model,
    dueOn: dueOn ?? null,
    onTime: onTime ?? null,
    upToPosition: upToPosition ?? null,
    narrative: narrative ?? null,
    steps: model.steps.map(stepJson),
  };
}

type Step = ReturnType<typeof submissionModel>['steps'][number];

const stepJson = ({ reason, ...step }: Step) => ({ ...step, reason: reason ?? null });

/** One submission, with what says exactly what was handed in. */
export const submissionWithDigest = (view: SubmissionView, handedIn: HandedInDigest | undefined) => ({
  ...submissionJson(view),
  digest: handedIn?.digest ?? null,
  entryCount: handedIn?.entries ?? null,
});

/** What the programme office decided on a submission, oldest first. */
export const assessmentsJson = (view: SubmissionView) =>
  submissionJson(view)
    .steps.filter(({ state }) => state !== 'MADE')
    .map(({ state, stateLabel, ...step }) => ({ decision: state, decisionLabel: stateLabel, ...step }));

export const dueJson = (due: Due) => {
  const { reminder, ...model } = dueModel(due);
  return { ...model, stateLabel: STATE_LABELS[due.state], reminder: reminder ?? null };
};
