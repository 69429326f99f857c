import type { Due } from '#libs/indicators';
import type { SubmissionView } from './get-submissions.js';
import type { HandedInDigest } from './submission-digest.js';
import { toDueModel, STATE_LABELS, toSubmissionModel } from './submission.model.js';

/** A submission in a list. */
export function toSubmissionJson(view: SubmissionView) {
  const {
    submission: _submission,
    nextSteps: _nextSteps,
    dueOn,
    onTime,
    upToPosition,
    narrative,
    ...model
  } = toSubmissionModel(view);
  return {
    ...model,
    dueOn: dueOn ?? null,
    onTime: onTime ?? null,
    upToPosition: upToPosition ?? null,
    narrative: narrative ?? null,
    steps: model.steps.map(toStepJson),
  };
}

type Step = ReturnType<typeof toSubmissionModel>['steps'][number];

const toStepJson = ({ reason, ...step }: Step) => ({ ...step, reason: reason ?? null });

/** One submission, with what says exactly what was handed in. */
export const submissionWithDigest = (view: SubmissionView, handedIn: HandedInDigest | undefined) => ({
  ...toSubmissionJson(view),
  digest: handedIn?.digest ?? null,
  entryCount: handedIn?.entries ?? null,
});

/** What the programme office decided on a submission, oldest first. */
export const toAssessmentsJson = (view: SubmissionView) =>
  toSubmissionJson(view)
    .steps.filter(({ state }) => state !== 'MADE')
    .map(({ state, stateLabel, ...step }) => ({ decision: state, decisionLabel: stateLabel, ...step }));

export const toDueJson = (due: Due) => {
  const { reminder, ...model } = toDueModel(due);
  return { ...model, stateLabel: STATE_LABELS[due.state], reminder: reminder ?? null };
};
