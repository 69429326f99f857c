import { ACCESS_KINDS } from '#libs/access-record';
import {
  answer,
  json,
  label,
  listOf,
  moment,
  object,
  pageOf,
  problem,
  query,
  ref,
  refusals,
  tagged,
  text,
} from '../../kernel/http/openapi-parts.js';

const { get } = tagged('inzagen');

/** Who read what (docs/decisions/0083). */
export const accessPaths = {
  '/inzagen': get('geefInzagen', {
    summary:
      'Wie wat zag op deze replica, nieuwste eerst; voor programmabureau en auditor / who saw what on this replica, newest first; for office and auditor',
    parameters: [
      query('soort', 'alleen van deze soort / of this kind only', ref('AccessKind')),
      query('wie', 'sub van het token / of the token'),
      query('first', 'hoeveel / how many', pageOf(50)),
      query('after', 'endCursor van de vorige pagina / of the page before'),
    ],
    responses: {
      200: answer('Een pagina / a page', json(ref('AccessRecordPage'))),
      400: problem('Er klopt iets niet / something is not right'),
      ...refusals,
      503: problem('Inzage kan niet worden bijgehouden / reading cannot be recorded'),
    },
  }),
};

const place = { type: 'string', pattern: '^[1-9][0-9]*$' };

/** The shapes of the record of reads. */
export const ACCESS_COMPONENTS = {
  AccessKind: { enum: Object.keys(ACCESS_KINDS) },
  AccessRow: object(
    {
      place,
      at: moment,
      kind: ref('AccessKind'),
      label,
      subject: text,
      role: text,
      roleLabel: label,
      partnerId: text,
      address: text,
      action: text,
      about: text,
      items: { type: 'integer' },
    },
    ['subject', 'role', 'roleLabel', 'partnerId', 'address', 'about', 'items'],
  ),
  AccessRecordPage: object(
    { rows: listOf(ref('AccessRow')), hasNextPage: { type: 'boolean' }, endCursor: place },
    ['endCursor'],
  ),
};
