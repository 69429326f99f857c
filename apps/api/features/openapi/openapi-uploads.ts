import { CATALOGUE } from '#libs/programme';
import {
  answer,
  binary,
  count,
  day,
  digest,
  flag,
  header,
  json,
  label,
  listOf,
  object,
  option as query,
  problem,
  ref,
  refusals,
  tagged,
  text,
  uuid,
  werklijn,
  writing,
} from '../../kernel/http/openapi-parts.js';

const { get, post } = tagged('aanleveringen');
const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
const EVENTS = 'application/cloudevents-batch+json';
const FILES = { [CSV]: { schema: binary }, [XLSX]: { schema: binary }, [ODS]: { schema: binary } };
const BODIES = {
  ...FILES,
  [EVENTS]: { schema: listOf({ type: 'object' }, 50_000) },
};
const movedSide = {
  type: 'object',
  required: ['status', 'value'],
  properties: { status: { enum: ['NO_DATA', 'OK', 'NOT_MATURE'] }, value: { type: ['number', 'null'] } },
};

const upload = json(ref('Upload'));
const language = query('taal', 'gaat voor Accept-Language / goes before Accept-Language', {
  enum: ['nl', 'en'],
});
const id = { name: 'id', in: 'path', required: true, schema: uuid };
const notFound = problem('Niet (meer) bekend, of van een ander / not known (any more), or somebody else’s');

/** Uploads of CSV and XLSX, and the templates for them (docs/decisions/0009). */
export const uploadPaths = {
  '/aanleveringen': {
    ...get('geefAangeleverdeBestanden', {
      summary:
        'De bestanden die uw organisatie aanleverde, nieuwste eerst, zoals het logboek ze heeft / the files your organisation handed in, newest first, as the log has them',
      description:
        'Rekenbladen en wat daarvan gemaakt werd: gebeurtenissen waarvan de bron op :spreadsheet eindigt, bijeen per zending. Ten hoogste de nieuwste honderd. / Spreadsheets and what was made of them: entries whose source ends in :spreadsheet, together by posting. The newest hundred at most.',
      responses: {
        200: answer('De bestanden / the files', json(ref('RecordedUploads'))),
        ...refusals,
      },
    }),
    ...post('leverBestandAan', {
      summary: 'Lever een CSV-, XLSX- of ODS-bestand aan / send a CSV, XLSX or ODS file',
      description:
        'Eén bestand van één soort gebeurtenis, ten hoogste 50.000 rijen en 32 MiB. Het wordt in zijn geheel opgeslagen of helemaal niet; alle fouten komen samen, met rij en kolom. Hetzelfde bestand nog eens voegt niets toe. Software die zelf gebeurtenissen van een bestand maakt, zoals het dashboard, stuurt ze als cloudevents-batch. / One file of one type of event. It is stored whole or not at all; all faults come together, with row and column. The same file again adds nothing.',
      parameters: [
        query(
          'soort',
          'soort gebeurtenis van een bestand; gebeurtenissen noemen hun eigen soort / type of event of a file; events name their own',
          { enum: CATALOGUE.map(({ name }) => name) },
        ),
        query('blad', 'welk blad van een rekenblad / which sheet of a spreadsheet', text),
        query('proef', 'alles behalve opslaan / everything but storing', { type: 'boolean', default: false }),
        query('bron', 'URN van het bronsysteem / URN of the source system', text),
        language,
        { name: 'Prefer', in: 'header', description: 'respond-async: 202 (RFC 7240)', schema: text },
      ],
      requestBody: { required: true, content: BODIES },
      responses: {
        200: answer(
          'Alles was al bekend, of een goede proef / all known, or a dry run that went well',
          upload,
        ),
        201: answer('Rijen toegevoegd / rows added', upload),
        202: answer('Aangenomen; volg het bij Location / taken in; follow it at Location', upload, {
          ...header('Location', '/v1/aanleveringen/{id}'),
          ...header('Preference-Applied', 'respond-async'),
        }),
        ...writing,
        400: problem('Er klopt iets niet; er is niets opgeslagen / something is not right', 'UploadProblem'),
        403: problem('Niet toegestaan / not allowed', 'UploadProblem'),
        409: problem('In strijd met wat is vastgelegd / in conflict with what is recorded', 'UploadProblem'),
        413: problem('Te groot / too large'),
        503: problem('Even te druk of niet bereikbaar; zie Retry-After / too busy or not reachable for now'),
      },
    }),
  },
  '/aanleveringen/{id}': get('volgAanlevering', {
    summary: 'Hoe ver een aanlevering is, en wat ervan werd / how far an upload is, and what became of it',
    parameters: [id, language],
    responses: { 200: answer('De aanlevering / the upload', upload), 404: notFound },
  }),
  '/aanleveringen/{id}/gebeurtenissen': get('geefGebeurtenissenVanBestand', {
    summary:
      'De gebeurtenissen van een eigen bestand, zoals zij nu staan / the entries of a file of one’s own, as they stand now',
    parameters: [id],
    responses: {
      200: answer(
        'Het bestand met zijn gebeurtenissen / the file with its entries',
        json(ref('UploadEntries')),
      ),
      404: notFound,
    },
  }),
  '/aanleveringen/{id}/fouten': get('geefFouten', {
    summary: 'Het bestand terug, met een kolom fouten / the file again, with a column of faults',
    parameters: [
      id,
      query('rijen', 'alleen de foute rijen, of alle / the refused rows, or all', {
        enum: ['fout', 'alle'],
        default: 'fout',
      }),
    ],
    responses: { 200: answer('Het bestand, zoals het kwam / the file, as it came', FILES), 404: notFound },
  }),
  '/aanleveringen/{id}/ontvangstbewijzen': get('geefOntvangstbewijzen', {
    summary:
      'Het ontvangstbewijs (tlog-proof) van elke rij, JSON Lines, zodra een controlepunt ze dekt / the receipt of every row, as soon as a checkpoint covers them',
    parameters: [id],
    responses: {
      200: answer('Een regel per rij / a line for each row', {
        'application/jsonl': { schema: text },
      }),
      404: notFound,
    },
  }),
  '/correctiebestanden/{bestand}': get('geefCorrectiebestand', {
    summary:
      'Uw eigen gebeurtenissen van een soort, om te verbeteren, in te trekken of te herstellen / your own entries of a type, to correct, retract or reinstate',
    description:
      'Wijzig de cellen die anders moeten zijn, geef in die rijen een reden, en lever het bestand weer aan bij /aanleveringen. Ongewijzigd zegt het niets. Een rij waarvan de gebeurtenis intussen is gewijzigd, wordt geweigerd. Als json: de gebeurtenissen met hun gegevens en versie. / Change the cells that are to be different, give those rows a reason, and send the file again. Unchanged it says nothing.',
    parameters: [
      { name: 'bestand', in: 'path', required: true, schema: text, example: 'HouseholdReached.xlsx' },
      query('van', 'eerste dag van de gebeurtenissen / first day of the entries', day),
      query('tot', 'laatste dag / last day', day),
      language,
    ],
    responses: {
      200: answer('Het bestand / the file', {
        ...FILES,
        ...json(ref('OwnEntries')),
      }),
      400: problem('Meer dan 50.000 gebeurtenissen, of een dag die niet bestaat / too many, or no such day'),
      404: problem('Onbekend / unknown'),
    },
  }),
  '/sjablonen': get('geefSjablonen', {
    summary: 'Alle sjablonen / all templates',
    security: [],
    responses: {
      200: answer('De sjablonen / the templates', json(listOf(ref('Template')))),
    },
  }),
  '/sjablonen/{bestand}': get('geefSjabloon', {
    summary: 'Een bestand om in te vullen / a file to fill in',
    security: [],
    parameters: [
      { name: 'bestand', in: 'path', required: true, schema: text, example: 'HouseholdReached.xlsx' },
      language,
    ],
    responses: { 200: answer('Het sjabloon / the template', FILES), 404: problem('Onbekend / unknown') },
  }),
};

const spot = object({ entryId: uuid, position: text, recordedAt: text });
const faults = listOf(ref('PlacedFault'), 1000);

const groups = listOf(ref('FaultGroup'), 200);

const recorded = {
  id: uuid,
  recordedAt: text,
  types: { ...listOf(text), description: 'Namen van soorten / names of types' },
  entries: count,
  first: text,
  last: text,
};

/** The shapes of uploads, of one’s own entries and of templates. */
export const UPLOAD_COMPONENTS = {
  RecordedUploads: object({
    total: count,
    uploads: listOf(object(recorded), 100),
  }),
  UploadEntries: object({
    ...recorded,
    retracted: count,
    list: listOf(
      object({
        entryId: uuid,
        type: text,
        position: text,
        status: { enum: ['EFFECTIVE', 'RETRACTED'] },
      }),
      50_000,
    ),
  }),
  OwnEntries: object({
    entries: listOf(
      object({
        entryId: uuid,
        source: text,
        id: text,
        version: { ...uuid, description: 'basedOn van een correctie / of a correction' },
        status: { enum: ['EFFECTIVE', 'RETRACTED'] },
        data: { type: 'object' },
      }),
      50_000,
    ),
  }),
  PlacedFault: {
    allOf: [
      ref('Fault'),
      object(
        {
          row: { type: 'integer', minimum: 1, description: 'Zoals het rekenblad haar nummert; 1 is de kop' },
          column: { type: 'string', pattern: '^[A-Z]+$' },
          header: label,
          where: label,
        },
        ['row', 'column', 'header'],
      ),
    ],
  },
  FaultGroup: object(
    {
      rule: text,
      severity: text,
      message: label,
      column: { type: 'string', pattern: '^[A-Z]+$' },
      header: label,
      value: {},
      count,
      rows: {
        type: 'array',
        maxItems: 100,
        items: { type: 'integer' },
        description: 'De eerste honderd / the first hundred',
      },
    },
    ['column', 'header', 'value'],
  ),
  Upload: object(
    {
      id: uuid,
      type: text,
      format: { enum: ['csv', 'xlsx', 'ods', 'events'] },
      dryRun: flag,
      status: { enum: ['WAITING', 'READING', 'CHECKING', 'STORING', 'DONE', 'REFUSED', 'FAILED'] },
      digest: { ...digest, description: 'SHA-256 van het bestand / of the file' },
      rows: object({ read: count, checked: count, total: { type: ['integer', 'null'] } }),
      result: object(
        {
          rows: count,
          added: count,
          known: count,
          warningCount: count,
          warnings: faults,
          warningGroups: groups,
          moves: ref('UploadMoves'),
          first: spot,
          last: spot,
          promise: {
            type: 'string',
            description: 'Handtekening over alle ontvangstbewijzen / signature over all receipts',
          },
          receipts: text,
        },
        ['moves', 'first', 'last', 'promise', 'receipts'],
      ),
      problem: ref('UploadProblem'),
    },
    ['type', 'result', 'problem'],
  ),
  UploadMoves: object(
    {
      own: {
        type: ['string', 'null'],
        description:
          'Alleen van de gebeurtenissen van deze partner / of the entries of this partner alone; null: van alle / of all',
      },
      position: text,
      referenceDate: day,
      looked: count,
      count,
      leftOut: object({ code: text, message: label }),
      figures: listOf(
        object({
          kpi: text,
          label,
          unit: label,
          scope: text,
          period: text,
          before: movedSide,
          after: movedSide,
        }),
        500,
      ),
    },
    ['leftOut'],
  ),
  UploadProblem: {
    allOf: [
      ref('Problem'),
      object(
        {
          faults,
          faultCount: count,
          faultGroups: groups,
          refusedRows: count,
          rows: count,
          faultFile: text,
          partlyStored: count,
        },
        ['faults', 'faultCount', 'faultGroups', 'refusedRows', 'rows', 'faultFile', 'partlyStored'],
      ),
    ],
  },
  Template: object({
    type: text,
    name: text,
    label,
    werklijn,
    postedBy: listOf(text),
    csv: text,
    xlsx: text,
    ods: text,
  }),
};
