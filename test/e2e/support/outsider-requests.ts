import {
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { TABLE } from '../matrix/table.js';
import { MINISTRY } from './server.js';

export const [FIRST, SECOND] = ['2025-H1-1', '2025-H1-2'];
const FORMATS = ['json', 'csv', 'xlsx', 'pdf', 'html'];
const FILES = ['json', 'csv', 'csv-metadata.json', 'xlsx', 'ods', 'sdmx.csv'].map((one) => `cijfers.${one}`);
const OPEN = [...FILES, 'gebieden.geojson', 'dcat.jsonld'];
const SETS = ['Observations', 'MeasureCodes', 'PeriodenCodes', 'WijkenEnBuurtenCodes', 'Properties'];
const ofBoth = (paths: readonly string[]): string[] =>
  [FIRST, SECOND].flatMap((edition) => paths.map((path) => path.replace('*', edition)));

/**
 * Per route of the matrix the addresses that are asked; `why` of those that say nothing of figures, or are the
 * log's own proof.
 */
export const ASKED: Readonly<Record<string, readonly string[] | { readonly why: string }>> = {
  'GET /graphiql': ['/graphiql'],
  'GET /health/live': ['/health/live'],
  'GET /health/ready': { why: 'speaks of the process' },
  'GET /metrics': { why: 'has a port of its own where outsiders are' },
  'GET /open': ['/open'],
  'GET /open/v1': ['/open/v1'],
  'GET /open/v1/dcat.jsonld': ['/open/v1/dcat.jsonld'],
  'GET /open/v1/edities/:id': ofBoth(['/open/v1/edities/*']),
  'GET /open/v1/edities/:id/:file': ofBoth(OPEN.map((name) => `/open/v1/edities/*/${name}`)),
  'GET /open/v1/edities/laatste': ['/open/v1/edities/laatste'],
  'GET /open/v1/edities/laatste/:file': OPEN.map((name) => `/open/v1/edities/laatste/${name}`),
  'GET /open/v1/odata': ['/open/v1/odata'],
  'GET /open/v1/odata/$metadata': ['/open/v1/odata/$metadata'],
  'GET /open/v1/odata/:set': SETS.flatMap((set) => [
    `/open/v1/odata/${set}`,
    `/open/v1/odata/${set}?$top=5&$count=true`,
  ]),
  'GET /open/v1/odata/:set/$count': SETS.map((set) => `/open/v1/odata/${set}/$count`),
  'GET /open/v1/wijkspoor.pbids': ['/open/v1/wijkspoor.pbids'],
  'GET /v1/gebieden': ['/v1/gebieden'],
  'GET /v1/indicatoren': ['/v1/indicatoren'],
  'GET /v1/logboek/beleid': {
    why: 'the proof of the log, which does differ, and tells no figure: its leaves are salted',
  },
  'GET /v1/logboek/checkpoint': { why: 'as above' },
  'GET /v1/logboek/checkpoint/:size': { why: 'as above' },
  'GET /v1/logboek/stempel/:size': { why: 'as above' },
  'GET /v1/logboek/stempelautoriteit': { why: 'as above' },
  'GET /v1/logboek/tile/:level/*': { why: 'as above' },
  'GET /v1/openapi.json': ['/v1/openapi.json'],
  'GET /v1/partners': ['/v1/partners'],
  'GET /v1/rapportageperioden': ['/v1/rapportageperioden'],
  'GET /v1/rapportages': ['/v1/rapportages'],
  'GET /v1/rapportages/:id': ofBoth(
    FORMATS.flatMap((format) =>
      [`nl`, `en`].map((language) => `/v1/rapportages/*?formaat=${format}&taal=${language}`),
    ),
  ),
  'GET /v1/rapportages/:id/herberekening': ofBoth(['/v1/rapportages/*/herberekening']),
  'GET /v1/schemas': ['/v1/schemas'],
  'GET /v1/schemas/:type': { why: 'the schema of an event' },
  'GET /v1/sjablonen': ['/v1/sjablonen'],
  'GET /v1/sjablonen/:file': { why: 'an empty file to fill in' },
};
/** Arguments of the fields that need or take some; the rest is asked without. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  report: ofBoth(['(editionId: "*")']),
  recomputedEdition: ofBoth(['(editionId: "*")']),
};

const mayAsk = (letters: string): boolean => letters.at(0) === '.' || letters.at(-1) === '.';
export const ROUTES = Object.entries(TABLE).filter(([name, letters]) => mayAsk(letters) && / \//.test(name));
const FIELDS = Object.entries(TABLE).flatMap(([name, letters]) =>
  mayAsk(letters) && name.startsWith('query ') ? [name.slice('query '.length)] : [],
);

/** All that can be asked of a type, to a depth. */
function everything(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const asked = fields.flatMap(({ name, type: own }) => {
    const named = getNamedType(own);
    if (isLeafType(named)) return [name];
    return isObjectType(named) && depth > 0 ? [`${name} { ${everything(named, depth - 1)} }`] : [];
  });
  return ['__typename', ...asked].join(' ');
}

/** Every question of GraphQL that the matrix leaves the ministry, each with all that can be asked in it. */
function questions(schema: GraphQLSchema): readonly string[] {
  const all = schema.getQueryType()!.getFields();
  // The checkpoint is the proof of the log; this server signs none.
  return FIELDS.filter((name) => name !== 'checkpoint').flatMap((name) => {
    const named = getNamedType(all[name]!.type);
    const selection = isObjectType(named) ? ` { ${everything(named, 4)} }` : '';
    return (ARGUMENTS[name] ?? ['']).map((given) => `{ ${name}${given}${selection} }`);
  });
}

/** An address, as whom, and of GraphQL the question. */
export type Request = readonly [path: string, token?: string, body?: string];

/**
 * The requests of a pair: all of the first one, then of what is there in two editions and two languages one in turn.
 */
export function askedOfPair(k: number, all: readonly Request[]): readonly Request[] {
  if (k === 0) return all;
  const alike = new Map<string, Request[]>();
  for (const request of all) {
    const kind = JSON.stringify(request)
      .replace(/2025-H1-[12]/, '*')
      .replace(/taal=../, '');
    alike.set(kind, [...(alike.get(kind) ?? []), request]);
  }
  return [...alike.values()].map((some) => some[k % some.length]!);
}

/**
 * What an outsider may try beside the plain addresses: comparing two editions (the matrix asks no second one), and
 * conditions and orders of OData that a hidden number would show in.
 */
const TRIED: readonly Request[] = [
  ...['', '&cumulatief=true', '&kpi=1.1,1.3,2.1', '&gebied=NL,noord,zuid'].map((more): Request => [
    `/v1/rapportages/${FIRST}/vergelijking?met=${SECOND}${more}`,
    MINISTRY,
  ]),
  [
    '/graphql',
    MINISTRY,
    `{ comparison(from: { editionId: "${FIRST}" }, to: { editionId: "${SECOND}" }) {
      figures { kpi scope before after amounts { name before after late corrections disclosure } } } }`,
  ],
  ...[
    '$filter=Value lt 8',
    '$filter=Value eq null',
    "$filter=StringValue eq 'GEHEIM' and Ondergrens ge 0",
    '$orderby=Value desc,Id',
    "$filter=ValueAttribute eq 'Confidential'&$orderby=Bovengrens,Ondergrens,Measure&$count=true",
    "$filter=Value gt 0 and Value lt 8 and WijkenEnBuurten ne 'NL01'&$count=true",
    '$apply=aggregate(Value with sum as Total)',
    '$compute=Value add 1 as More',
  ].map((asked): Request => [`/open/v1/odata/Observations?${asked.replaceAll(' ', '%20')}`]),
];

/** All that can be asked: every address as everybody and as the ministry, and every question. */
export const requestsOf = (schema: GraphQLSchema): readonly Request[] => [
  ...Object.values(ASKED).flatMap((paths) =>
    'why' in paths ? [] : paths.flatMap((path): Request[] => [[path], [path, MINISTRY]]),
  ),
  ...TRIED,
  ...questions(schema).map((body) => ['/graphql', MINISTRY, body] as const),
];
