import { ref, tagged } from '../../kernel/http/openapi-parts.js';
import { SUBMISSION_DUE } from '../reminders/reminder-schema.js';

const header = (name: string, description: string, schema: object) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string', ...schema },
});

/** What goes out of itself when a submission is due (docs/decisions/0013). */
export const reminderWebhook = {
  submissionDue: tagged('inzendingen').post('herinnerAanInzending', {
    summary: 'Een inzending moet worden ingeleverd / a submission is due',
    description:
      'Een CloudEvent op 14 en 3 dagen voor en 1 dag na de inleverdatum, totdat u met 2xx antwoordt. Laat een id dat u al had vallen. / A CloudEvent 14 and 3 days before and 1 day after the due date, until you answer 2xx. Drop an id that you had before.',
    security: [],
    parameters: [
      header('Wijkspoor-Timestamp', 'Seconden sinds 1970 / seconds since 1970', { pattern: '^[0-9]+$' }),
      header(
        'Wijkspoor-Signature',
        'HMAC-SHA-256 met het gedeelde geheim over <timestamp>.<body> / with the shared secret over <timestamp>.<body>',
        { pattern: '^sha256=[0-9a-f]{64}$' },
      ),
    ],
    requestBody: {
      required: true,
      content: {
        'application/cloudevents+json': {
          schema: {
            allOf: [
              ref('CloudEvent'),
              {
                type: 'object',
                properties: { type: { const: SUBMISSION_DUE }, data: ref('SubmissionDueData') },
              },
            ],
          },
        },
      },
    },
    responses: { '2XX': { description: 'Aangenomen / taken' } },
  }),
};
