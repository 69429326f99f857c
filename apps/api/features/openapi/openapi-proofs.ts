const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const headers = { 'API-Version': { description: 'Versie van deze API', schema: text } };
const hash = { type: 'string', pattern: '^[A-Za-z0-9+/]{43}=$', description: 'SHA-256, base64' };
const count = { type: 'integer', minimum: 0 };

const answer = (description: string, type: string, schema: object) => ({
  description,
  headers,
  content: { [type]: { schema } },
});
const json = (description: string, name: string) => answer(description, 'application/json', ref(name));
const plain = (description: string) => answer(description, 'text/plain', text);
const bytes = (description: string) =>
  answer(description, 'application/octet-stream', { type: 'string', format: 'binary' });
const problem = (description: string) => answer(description, 'application/problem+json', ref('Problem'));
const refusals = {
  401: problem('Niet aangemeld / not authenticated'),
  403: problem('Niet toegestaan / not allowed'),
};
const wrong = { 400: problem('Er klopt iets niet / something is not right') };
const missing = { 404: problem('Niet (meer) of nog niet daar; zie Retry-After / not there (yet)') };
const query = (name: string, description: string, required: boolean) => ({
  name,
  in: 'query',
  required,
  description,
  schema: count,
});
const path = (name: string, description: string, schema: object = text) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema,
});
const get = (
  operationId: string,
  summary: string,
  responses: object,
  more: { readonly parameters?: readonly object[]; readonly security?: readonly object[] } = {},
) => ({ get: { operationId, tags: ['logboek'], summary, ...more, responses } });

/** Checkpoints, tiles and proofs of the log; docs/specification/transparency.md. */
export const proofPaths = {
  '/logboek/checkpoint': get(
    'geefControlepunt',
    'Het nieuwste controlepunt (C2SP tlog-checkpoint) / the newest checkpoint',
    { 200: plain('Ondertekende notitie / signed note'), ...missing },
    { security: [] },
  ),
  '/logboek/checkpoint/{omvang}': get(
    'geefControlepuntBij',
    'Het controlepunt dat bij een omvang is ondertekend / the checkpoint signed at a size',
    { 200: plain('Ondertekende notitie / signed note'), ...missing },
    { parameters: [path('omvang', 'aantal gebeurtenissen / number of events', count)], security: [] },
  ),
  '/logboek/stempel/{omvang}': get(
    'geefTijdstempel',
    'Het tijdstempel (RFC 3161) over het controlepunt van een omvang / the time stamp over the checkpoint of a size',
    {
      200: answer('TimeStampResp, DER', 'application/timestamp-reply', { type: 'string', format: 'binary' }),
      ...missing,
    },
    { parameters: [path('omvang', 'aantal gebeurtenissen / number of events', count)], security: [] },
  ),
  '/logboek/stempelautoriteit': get(
    'geefStempelautoriteit',
    'De certificaten waar een stempel naar leidt / the certificates that a stamp leads to',
    { 200: answer('PEM', 'application/x-pem-file', text), ...missing },
    { security: [] },
  ),
  '/logboek/beleid': get(
    'geefBeleid',
    'Wie er geloofd wordt (C2SP tlog-policy) / whom to believe',
    { 200: plain('tlog-policy'), ...missing },
    { security: [] },
  ),
  '/logboek/tile/{niveau}/{nummer}': get(
    'geefTegel',
    'Hashes van de boom (C2SP tlog-tiles); nummer als x001/x234/067[.p/<breedte>] / hashes of the tree',
    { 200: bytes('Hashes'), ...missing },
    { parameters: [path('niveau', '0 … 7', count), path('nummer', 'N[.p/W]')], security: [] },
  ),
  '/logboek/tile/entries/{nummer}': get(
    'geefBladen',
    'Bladen van het logboek, met wie wat aanleverde (C2SP tlog-tiles) / leaves of the log, with who posted what',
    { 200: bytes('Bladen / entry bundle'), ...refusals, ...missing },
    { parameters: [path('nummer', 'N[.p/W]')] },
  ),
  '/logboek/insluiting': get(
    'bewijsInsluiting',
    'Bewijs dat een blad in het logboek staat (RFC 9162) / proof that a leaf is in the log',
    { 200: json('Het bewijs / the proof', 'InclusionProof'), ...wrong, ...refusals, ...missing },
    {
      parameters: [
        query('index', 'positie min 1 / position less 1', true),
        query('omvang', 'standaard de nieuwste / default the newest', false),
      ],
    },
  ),
  '/logboek/samenhang': get(
    'bewijsSamenhang',
    'Bewijs dat niets is weggehaald of vervangen tussen twee controlepunten / proof that nothing was taken away or replaced between two checkpoints',
    { 200: json('Het bewijs / the proof', 'ConsistencyProof'), ...wrong, ...refusals, ...missing },
    {
      parameters: [
        query('van', 'omvang van het oudste / size of the older', true),
        query('tot', 'standaard de nieuwste / default the newest', false),
      ],
    },
  ),
  '/logboek/controle': {
    ...get(
      'geefLogboekcontrole',
      'Hoe de controle van het hele logboek staat; waar een minuut niemand naar vraagt, wordt gestopt / how the check of the whole log stands; one that nobody asks after for a minute is stopped',
      { 200: json('De stand / how it stands', 'LogCheck'), ...refusals, ...missing },
    ),
    post: {
      operationId: 'controleerLogboek',
      tags: ['logboek'],
      summary:
        'Laat deze server het hele logboek nakijken, of sluit aan bij de controle die loopt / has this server check the whole log, or joins the check under way',
      responses: {
        202: json('Begonnen, of al bezig / begun, or under way', 'LogCheck'),
        ...refusals,
        ...missing,
        429: problem('Te vaak; zie Retry-After / too often'),
      },
    },
  },
  '/gebeurtenissen/{id}/bewijs': get(
    'geefOntvangstbewijs',
    'Ontvangstbewijs (C2SP tlog-proof), zodra een controlepunt de gebeurtenis dekt / receipt, as soon as a checkpoint covers the entry',
    { 200: plain('tlog-proof'), ...refusals, ...missing },
    { parameters: [path('id', 'entryId', { type: 'string', format: 'uuid' })] },
  ),
};

const object = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});
const hashes = { type: 'array', maxItems: 63, items: hash };

const moment = { type: 'string', format: 'date-time' };

export const PROOF_COMPONENTS = {
  LogCheck: {
    type: 'object',
    properties: {
      state: {
        type: 'string',
        enum: ['idle', 'running', 'clean', 'different', 'given-up', 'failed'],
        description: 'given-up: niemand vroeg er meer naar / nobody asked after it any more',
      },
      done: { ...count, description: 'gebeurtenissen vergeleken / events compared' },
      size: { ...count, description: 'tot en met het nieuwste controlepunt / up to the newest checkpoint' },
      checkpoints: {
        ...count,
        description: 'controlepunten die uit het logboek volgen / checkpoints that follow from the log',
      },
      leaf: {
        ...count,
        description: 'het eerste blad dat verschilt, vanaf 0 / the first leaf that differs, from 0',
      },
      startedAt: moment,
      endedAt: moment,
      text: ref('Label'),
    },
    required: ['state', 'done', 'size', 'text'],
  },
  Checkpoint: object({ origin: text, size: count, root: hash, note: text }),
  InclusionProof: object({ index: count, leaf: text, leafHash: hash, hashes, checkpoint: ref('Checkpoint') }),
  ConsistencyProof: object({ from: ref('Checkpoint'), to: ref('Checkpoint'), hashes }),
};
