/** Types that have a page of their own. */
export const TYPES_WITH_OWN_PAGE: readonly string[] = [
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
