import { CHAPTERS } from '#libs/indicators';
import {
  answer,
  count,
  day,
  flag,
  json,
  label,
  link,
  listOf,
  moment,
  number,
  object,
  pageOf,
  problem,
  query,
  ref,
  refusals,
  tagged,
  text,
  uuid,
  werklijn,
  wrong,
} from '../../kernel/http/openapi-parts.js';

const list = (operationId: string, summary: string, schema: string) =>
  tagged('register').get(operationId, {
    summary,
    responses: { 200: answer('Alle / all of them', json(listOf(ref(schema)))), ...refusals },
  });

/** GET /gebeurtenissen; it shares its path with the posting of events. */
export const entriesGet = tagged('gebeurtenissen').get('geefGebeurtenissen', {
  summary: 'Gebeurtenissen zoals zij nu staan, nieuwste eerst / entries as they stand, newest first',
  description:
    'De volgende pagina staat in Link (rel="next"). Een partner ziet die van zichzelf. / The next page is in Link. A partner sees its own.',
  parameters: [
    query('soort', 'naam of type van de soort / name or type of the kind'),
    query('partner', 'kenmerk van de partner / id of the partner'),
    query('gebied', 'kenmerk van het gebied / id of the area'),
    query('van', 'gebeurd op of na deze dag / happened on or after', day),
    query('tot', 'gebeurd op of voor deze dag / happened on or before', day),
    query('zoek', 'kenmerk van de afzender, entryId of tekst / the sender’s reference, entryId or text', {
      type: 'string',
      minLength: 3,
      maxLength: 100,
    }),
    query('first', 'hoeveel / how many', pageOf(50)),
    query('after', 'endCursor van de vorige pagina / of the page before'),
  ],
  responses: {
    200: answer('Een pagina / a page', json(ref('EntryPage')), link),
    ...wrong,
    ...refusals,
    503: problem('Inzage kan niet worden bijgehouden / reading cannot be recorded'),
  },
});

/** What events and figures are about: areas, partners and the definitions of indicators. */
export const listPaths = {
  '/gebieden': list('geefGebieden', 'De gebieden van het programma / the areas of the programme', 'Area'),
  '/partners': list(
    'geefPartners',
    'Wie meedoet, waarin en waar / who takes part, in what and where',
    'Partner',
  ),
  '/indicatoren': list(
    'geefIndicatoren',
    'De definities van alle indicatoren, met hun versies / the definitions of all KPIs, with their versions',
    'KpiDefinition',
  ),
};

/** The shapes of entries, areas, partners and definitions. */
export const LIST_COMPONENTS = {
  EntryPage: object(
    {
      total: { ...count, description: 'Op alle pagina’s samen / on all pages together' },
      hasNextPage: flag,
      endCursor: text,
      entries: listOf(ref('EntryRow')),
    },
    ['endCursor'],
  ),
  EntryRow: {
    type: 'object',
    description: 'Zonder de gegevens zelf; die staan bij /gebeurtenissen/{entryId} / without its data',
    properties: {
      entryId: uuid,
      id: text,
      source: text,
      name: text,
      type: text,
      label,
      werklijn,
      position: { type: 'string', pattern: '^[1-9][0-9]*$' },
      recordedAt: moment,
      occurredOn: day,
      partnerId: text,
      neighbourhoodId: text,
      status: { enum: ['EFFECTIVE', 'RETRACTED'] },
      corrected: flag,
      warnings: listOf({ type: 'object' }),
    },
    required: ['entryId', 'id', 'source', 'name', 'type', 'position', 'recordedAt', 'status', 'corrected'],
  },
  Area: object(
    {
      neighbourhoodId: text,
      name: text,
      municipality: text,
      municipalityCode: text,
      formerMunicipalityCodes: listOf(text),
      lat: number,
      lon: number,
      cbsCodes: listOf({ type: 'object' }),
    },
    ['municipality', 'cbsCodes'],
  ),
  Partner: object(
    {
      partnerId: text,
      name: text,
      kind: text,
      kindLabel: label,
      oin: text,
      werklijnen: listOf({ type: 'integer' }),
      neighbourhoodIds: listOf(text),
    },
    ['oin'],
  ),
  KpiDefinition: object(
    {
      code: text,
      version: { type: 'integer', minimum: 1 },
      chapter: { enum: CHAPTERS },
      werklijn,
      label,
      unit: label,
      formula: label,
      source: text,
      addsUpOver: listOf({ enum: ['periods', 'areas', 'parts'] }),
      ascending: flag,
      parameters: { type: 'object' },
      components: listOf(object({ name: text, label, ratio: flag })),
      splits: listOf(object({ dimension: text, label, addsUp: flag })),
      versions: listOf({ type: 'object' }),
    },
    ['werklijn'],
  ),
};
