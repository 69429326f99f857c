/** Types that have a page of their own. */
export const ELSEWHERE: readonly string[] = [
  'EntryCorrected',
  'EntryRetracted',
  'EntryReinstated',
  'FileLayoutRemembered',
  'SubmissionMade',
  'SubmissionReturned',
  'SubmissionAccepted',
  'QuestionAsked',
  'QuestionAnswered',
  'ReportEditionPublished',
  'ReportEditionSuperseded',
  'ReportEditionWithdrawn',
];
