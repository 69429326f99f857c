import { ACCESS_KINDS } from '#libs/access-record';

import { headers, problem, query, ref, text } from './openapi-parts.js';

/** Who read what (docs/decisions/0083). */
export const accessPaths = {
  '/inzagen': {
    get: {
      operationId: 'geefInzagen',
      tags: ['inzagen'],
      summary:
        'Wie wat zag op deze replica, nieuwste eerst; voor programmabureau en auditor / who saw what on this replica, newest first; for office and auditor',
      parameters: [
        query('soort', 'alleen van deze soort / of this kind only', ref('AccessKind')),
        query('wie', 'sub van het token / of the token'),
        query('first', 'hoeveel / how many', { type: 'integer', minimum: 1, maximum: 100, default: 50 }),
        query('after', 'endCursor van de vorige pagina / of the page before'),
      ],
      responses: {
        200: {
          description: 'Een pagina / a page',
          headers,
          content: { 'application/json': { schema: ref('AccessRecordPage') } },
        },
        400: problem('Er klopt iets niet / something is not right'),
        401: problem('Niet aangemeld / not authenticated'),
        403: problem('Niet toegestaan / not allowed'),
        503: problem('Inzage kan niet worden bijgehouden / reading cannot be recorded'),
      },
    },
  },
};

const place = { type: 'string', pattern: '^[1-9][0-9]*$' };

export const ACCESS_COMPONENTS = {
  AccessKind: { enum: Object.keys(ACCESS_KINDS) },
  AccessRow: {
    type: 'object',
    properties: {
      place,
      at: { type: 'string', format: 'date-time' },
      kind: ref('AccessKind'),
      label: ref('Label'),
      subject: text,
      role: text,
      roleLabel: ref('Label'),
      partnerId: text,
      address: text,
      action: text,
      about: text,
      items: { type: 'integer' },
    },
    required: ['place', 'at', 'kind', 'label', 'action'],
  },
  AccessRecordPage: {
    type: 'object',
    properties: {
      rows: { type: 'array', items: ref('AccessRow') },
      hasNextPage: { type: 'boolean' },
      endCursor: place,
    },
    required: ['rows', 'hasNextPage'],
  },
};
