import type { StateTable } from '../schema/life-cycle.js';
import type { reportingEvents } from './events.js';

type Names = (typeof reportingEvents)[number]['name'];

export type SubmissionState = 'NOT_MADE' | 'MADE' | 'RETURNED' | 'ACCEPTED';

/** A submission: made by its partner, then accepted by the office or returned, and then made again. */
export const SUBMISSION: StateTable<Extract<Names, `Submission${string}`>, SubmissionState> = {
  states: {
    NOT_MADE: { nl: 'Nog niet ingediend', en: 'Not submitted yet' },
    MADE: { nl: 'Ingediend', en: 'Submitted' },
    RETURNED: { nl: 'Teruggestuurd', en: 'Returned' },
    ACCEPTED: { nl: 'Aanvaard', en: 'Accepted' },
  },
  steps: {
    SubmissionMade: { from: ['NOT_MADE', 'RETURNED'], to: 'MADE' },
    SubmissionAccepted: { from: ['MADE'], to: 'ACCEPTED' },
    SubmissionReturned: { from: ['MADE'], to: 'RETURNED' },
  },
};

export type EditionStanding = 'IN_FORCE' | 'SUPERSEDED' | 'WITHDRAWN';

/** An edition: in force from its publication until another takes its place or it is withdrawn. */
export const EDITION: StateTable<Extract<Names, `ReportEdition${string}`>, EditionStanding> = {
  states: {
    IN_FORCE: { nl: 'Geldig', en: 'In force' },
    SUPERSEDED: { nl: 'Vervangen', en: 'Superseded' },
    WITHDRAWN: { nl: 'Ingetrokken', en: 'Withdrawn' },
  },
  steps: {
    ReportEditionPublished: { from: [], to: 'IN_FORCE' },
    ReportEditionSuperseded: { from: ['IN_FORCE'], to: 'SUPERSEDED' },
    ReportEditionWithdrawn: { from: ['IN_FORCE'], to: 'WITHDRAWN' },
  },
};
