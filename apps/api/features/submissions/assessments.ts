import { stepsFrom, SUBMISSION, type SubmissionState } from '#libs/programme';

/** What the office decides: each by the step that leads to it. */
export const ASSESSING = new Map(
  stepsFrom(SUBMISSION, 'MADE').map((name) => [SUBMISSION.steps[name].to, name]),
);

export type Assessment = SubmissionState;
export const ASSESSMENTS: readonly Assessment[] = [...ASSESSING.keys()];
