import {
  answer as answerOf,
  binary,
  count,
  label,
  listOf,
  moment,
  object,
  option,
  problem,
  query,
  ref,
  refusals,
  tagged,
  text,
  uuid,
} from '../../kernel/http/openapi-parts.js';

const hash = { type: 'string', pattern: '^[A-Za-z0-9+/]{43}=$', description: 'SHA-256, base64' };

const answer = (description: string, type: string, schema: object) =>
  answerOf(description, { [type]: { schema } });
const json = (description: string, name: string) => answer(description, 'application/json', ref(name));
const plain = (description: string) => answer(description, 'text/plain', text);
const bytes = (description: string) => answer(description, 'application/octet-stream', binary);
const wrong = { 400: problem('Er klopt iets niet / something is not right') };
const missing = { 404: problem('Niet (meer) of nog niet daar; zie Retry-After / not there (yet)') };
const path = (name: string, description: string, schema: object = text) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema,
});
const { get, post } = tagged('logboek');

/** Checkpoints, tiles and proofs of the log; docs/specification/transparency.md. */
export const proofPaths = {
  '/logboek/checkpoint': get('geefControlepunt', {
    summary: 'Het nieuwste controlepunt (C2SP tlog-checkpoint) / the newest checkpoint',
    security: [],
    responses: { 200: plain('Ondertekende notitie / signed note'), ...missing },
  }),
  '/logboek/checkpoint/{omvang}': get('geefControlepuntBij', {
    summary: 'Het controlepunt dat bij een omvang is ondertekend / the checkpoint signed at a size',
    parameters: [path('omvang', 'aantal gebeurtenissen / number of events', count)],
    security: [],
    responses: { 200: plain('Ondertekende notitie / signed note'), ...missing },
  }),
  '/logboek/stempel/{omvang}': get('geefTijdstempel', {
    summary:
      'Het tijdstempel (RFC 3161) over het controlepunt van een omvang / the time stamp over the checkpoint of a size',
    parameters: [path('omvang', 'aantal gebeurtenissen / number of events', count)],
    security: [],
    responses: {
      200: answer('TimeStampResp, DER', 'application/timestamp-reply', binary),
      ...missing,
    },
  }),
  '/logboek/stempelautoriteit': get('geefStempelautoriteit', {
    summary: 'De certificaten waar een stempel naar leidt / the certificates that a stamp leads to',
    security: [],
    responses: { 200: answer('PEM', 'application/x-pem-file', text), ...missing },
  }),
  '/logboek/beleid': get('geefBeleid', {
    summary: 'Wie er geloofd wordt (C2SP tlog-policy) / whom to believe',
    security: [],
    responses: { 200: plain('tlog-policy'), ...missing },
  }),
  '/logboek/tile/{niveau}/{nummer}': get('geefTegel', {
    summary:
      'Hashes van de boom (C2SP tlog-tiles); nummer als x001/x234/067[.p/<breedte>] / hashes of the tree',
    parameters: [path('niveau', '0 … 7', count), path('nummer', 'N[.p/W]')],
    security: [],
    responses: { 200: bytes('Hashes'), ...missing },
  }),
  '/logboek/tile/entries/{nummer}': get('geefBladen', {
    summary:
      'Bladen van het logboek, met wie wat aanleverde (C2SP tlog-tiles) / leaves of the log, with who posted what',
    parameters: [path('nummer', 'N[.p/W]')],
    responses: { 200: bytes('Bladen / entry bundle'), ...refusals, ...missing },
  }),
  '/logboek/insluiting': get('bewijsInsluiting', {
    summary: 'Bewijs dat een blad in het logboek staat (RFC 9162) / proof that a leaf is in the log',
    parameters: [
      query('index', 'positie min 1 / position less 1', count, true),
      option('omvang', 'standaard de nieuwste / default the newest', count),
    ],
    responses: { 200: json('Het bewijs / the proof', 'InclusionProof'), ...wrong, ...refusals, ...missing },
  }),
  '/logboek/samenhang': get('bewijsSamenhang', {
    summary:
      'Bewijs dat niets is weggehaald of vervangen tussen twee controlepunten / proof that nothing was taken away or replaced between two checkpoints',
    parameters: [
      query('van', 'omvang van het oudste / size of the older', count, true),
      option('tot', 'standaard de nieuwste / default the newest', count),
    ],
    responses: { 200: json('Het bewijs / the proof', 'ConsistencyProof'), ...wrong, ...refusals, ...missing },
  }),
  '/logboek/controle': {
    ...get('geefLogboekcontrole', {
      summary:
        'Hoe de controle van het hele logboek staat; waar een minuut niemand naar vraagt, wordt gestopt / how the check of the whole log stands; one that nobody asks after for a minute is stopped',
      responses: { 200: json('De stand / how it stands', 'LogCheck'), ...refusals, ...missing },
    }),
    ...post('controleerLogboek', {
      summary:
        'Laat deze server het hele logboek nakijken, of sluit aan bij de controle die loopt / has this server check the whole log, or joins the check under way',
      responses: {
        202: json('Begonnen, of al bezig / begun, or under way', 'LogCheck'),
        ...refusals,
        ...missing,
        429: problem('Te vaak; zie Retry-After / too often'),
      },
    }),
  },
  '/gebeurtenissen/{id}/bewijs': get('geefOntvangstbewijs', {
    summary:
      'Ontvangstbewijs (C2SP tlog-proof), zodra een controlepunt de gebeurtenis dekt / receipt, as soon as a checkpoint covers the entry',
    parameters: [path('id', 'entryId', uuid)],
    responses: { 200: plain('tlog-proof'), ...refusals, ...missing },
  }),
};

const hashes = listOf(hash, 63);

/** The shapes of checkpoints, proofs and the check of the log. */
export const PROOF_COMPONENTS = {
  LogCheck: object(
    {
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
      text: label,
    },
    ['checkpoints', 'leaf', 'startedAt', 'endedAt'],
  ),
  Checkpoint: object({ origin: text, size: count, root: hash, note: text }),
  InclusionProof: object({ index: count, leaf: text, leafHash: hash, hashes, checkpoint: ref('Checkpoint') }),
  ConsistencyProof: object({ from: ref('Checkpoint'), to: ref('Checkpoint'), hashes }),
};
