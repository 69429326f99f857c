/** Types that have a page of their own. */
export const ELSEWHERE: readonly string[] = [
  'EntryCorrected',
  'EntryRetracted',
  'EntryReinstated',
  'SubmissionMade',
  'SubmissionReturned',
  'SubmissionAccepted',
  'ReportEditionPublished',
  'ReportEditionSuperseded',
  'ReportEditionWithdrawn',
];
