import { REMINDERS } from '#libs/indicators';
import { SUBMISSION } from '#libs/programme';

/** Type of the CloudEvent that tells that a submission is due. It goes out; it never stands in the log. */
export const SUBMISSION_DUE = 'nl.energiekewijken.reporting.submission-due.v1';

const labelled = (nl: string, en: string, schema: object) => ({
  ...schema,
  title: en,
  description: nl,
  'x-label': { nl, en },
});
const text = { type: 'string', minLength: 1 };
const label = {
  type: 'object',
  properties: { nl: text, en: text },
  required: ['nl', 'en'],
  additionalProperties: false,
};
const properties = {
  period: labelled('Rapportageperiode', 'Reporting period', text),
  partnerId: labelled('Partner', 'Partner', text),
  partnerName: labelled('Naam van de partner', 'Name of the partner', text),
  dueOn: labelled('Inleverdatum', 'Due date', { type: 'string', format: 'date' }),
  reminder: labelled('Dagen vanaf de inleverdatum', 'Days from the due date', { enum: REMINDERS }),
  state: labelled('Hoe ver de inzending is', 'How far the submission is', {
    enum: SUBMISSION.steps.SubmissionMade.from,
  }),
  stateLabel: labelled('Dat in woorden', 'That in words', label),
};

/** JSON Schema of its data, at the place that the event's `dataschema` names. */
export const SUBMISSION_DUE_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `/v1/schemas/${SUBMISSION_DUE}`,
  'x-label': { nl: 'Inzending moet worden ingeleverd', en: 'Submission is due' },
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
};
