import type { EventTypeName } from '../../graphql/tada.ts';

/** Types that have a page of their own. */
export const TYPES_WITH_OWN_PAGE: ReadonlySet<string> = new Set<EventTypeName>([
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
]);
