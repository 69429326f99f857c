import { CATALOGUE } from '#libs/programme';
import { API_VERSION } from '../../kernel/http/headers.js';
import { ref } from '../../kernel/http/openapi-parts.js';
import { SUBMISSION_DUE_SCHEMA } from '../reminders/reminder-schema.js';
import { REPORT_COMPONENTS, reportPaths } from '../report-files/openapi-report.js';
import { ACCESS_COMPONENTS, accessPaths } from './openapi-access.js';
import { FEED_COMPONENTS, feedPaths } from './openapi-feed.js';
import { labelledSchema } from './labelled-schema.js';
import { LIST_COMPONENTS, listPaths } from './openapi-lists.js';
import { eventPaths } from './openapi-paths.js';
import { PROOF_COMPONENTS, proofPaths } from './openapi-proofs.js';
import { QUESTION_COMPONENTS, questionPaths } from './openapi-questions.js';
import { COMPONENTS } from './openapi-schemas.js';
import { REPORTING_COMPONENTS, reportingPaths } from './openapi-reporting.js';
import { reminderWebhook } from './openapi-webhook.js';
import { streamPaths } from './openapi-stream.js';
import { OPEN_DATA_COMPONENTS, openDataPaths } from '../open-data/openapi-open-data.js';
import { UPLOAD_COMPONENTS, uploadPaths } from './openapi-uploads.js';

/** One CloudEvent per type, its data by the same schema that ingest checks. */
const eventSchemas = Object.fromEntries(
  CATALOGUE.flatMap((type) => {
    const { $schema: _schema, $id: _id, ...data } = labelledSchema(type);
    const event = {
      title: type.label.en,
      description: type.label.nl,
      allOf: [
        ref('CloudEvent'),
        { type: 'object', properties: { type: { const: type.type }, data: ref(`${type.name}Data`) } },
      ],
    };
    return [
      [`${type.name}Data`, data],
      [type.name, event],
    ];
  }),
);

const { $schema: _schema, $id: _id, ...dueData } = SUBMISSION_DUE_SCHEMA;

const document = {
  openapi: '3.1.0',
  info: {
    title: 'Wijkspoor',
    version: API_VERSION,
    summary: 'Programmamonitor van de City Deal Energieke wijken, duurzaam en sociaal',
    description:
      'Partners leggen vast wat er in de wijken gebeurt; niets wordt gewijzigd, alles blijft na te rekenen. / Partners record what happens in the neighbourhoods; nothing is edited, everything can be recomputed. Figures are asked for by GraphQL at /graphql.',
    contact: { name: 'Programmabureau Energieke wijken, duurzaam en sociaal' },
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: '/v1' }],
  security: [{ bearer: [] }],
  tags: [
    { name: 'gebeurtenissen', description: 'Vastleggen en terugzien / recording and looking back' },
    { name: 'register', description: 'Gebieden, partners en definities / areas, partners, definitions' },
    { name: 'aanleveringen', description: 'CSV- en XLSX-bestanden / CSV and XLSX files' },
    { name: 'inzendingen', description: 'Een periode inleveren / handing in a period' },
    {
      name: 'rapportages',
      description: 'Vaststellen, narekenen, vergelijken / publishing, checking, comparing',
    },
    { name: 'cijfers', description: 'Cijfers voor een rekenblad / figures for a spreadsheet' },
    { name: 'open', description: 'Open data, zonder aanmelden / open data, without signing in' },
    { name: 'inzagen', description: 'Wie wat zag / who saw what' },
    { name: 'logboek', description: 'Bewijzen dat niets is gewijzigd / proofs that nothing was altered' },
    { name: 'schemas', description: 'Wat er vastgelegd kan worden / what can be recorded' },
  ],
  paths: {
    ...eventPaths,
    ...listPaths,
    ...uploadPaths,
    ...reportingPaths,
    ...questionPaths,
    ...reportPaths,
    ...accessPaths,
    ...proofPaths,
    ...openDataPaths,
    ...feedPaths,
    ...streamPaths,
  },
  webhooks: reminderWebhook,
  components: {
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      leessleutel: { type: 'http', scheme: 'bearer', bearerFormat: 'wsk_…' },
      basic: { type: 'http', scheme: 'basic', description: 'Leessleutel als wachtwoord / a key as password' },
    },
    schemas: {
      ...COMPONENTS,
      ...UPLOAD_COMPONENTS,
      ...REPORTING_COMPONENTS,
      ...QUESTION_COMPONENTS,
      ...REPORT_COMPONENTS,
      ...OPEN_DATA_COMPONENTS,
      ...ACCESS_COMPONENTS,
      ...PROOF_COMPONENTS,
      ...FEED_COMPONENTS,
      ...LIST_COMPONENTS,
      AnyEvent: {
        oneOf: CATALOGUE.map(({ name }) => ref(name)),
        discriminator: {
          propertyName: 'type',
          mapping: Object.fromEntries(
            CATALOGUE.map(({ name, type }) => [type, `#/components/schemas/${name}`]),
          ),
        },
      },
      SubmissionDueData: dueData,
      ...eventSchemas,
    },
  },
};

/** The OpenAPI 3.1 description of the REST interface. */
export const openApi = () => document;
