/**
 * Texts of a bundle that are, or are not, what they must be: lines of log.jsonl and checkpoints.jsonl, manifests,
 * files of leaves.
 */
import { hash } from 'node:crypto';

import { entryIdOf } from '#libs/platform';
import { canonicalJson, type EventName } from '#libs/programme';
import { formatBundle } from '../log/tiles.js';
import { CHECKPOINTS, type Reading } from './readings.js';

type Members = Readonly<Record<string, unknown>>;

const METADATA: Members = {
  source: 'urn:example',
  id: 'event-1',
  time: '2025-02-01T10:00:00Z',
  actor: { role: 'partner', subject: 'user-alfa' },
  nonce: 'AAAA',
  after: { size: 3, root: Buffer.alloc(32, 5).toString('base64') },
};
const salted = (metadata: Members): Members => ({
  ...metadata,
  salt: hash('sha256', canonicalJson(metadata), 'base64'),
});
const TYPE = 'HouseholdReached' satisfies EventName;
const EVENT: Members = {
  eventId: entryIdOf('urn:example', 'event-1'),
  type: TYPE,
  schemaVersion: 1,
  data: '{"n":1}',
  metadata: canonicalJson(salted(METADATA)),
  stream: 'entry-1',
  revision: 0,
  position: 1,
  recordedAt: 1_700_000_000_123,
};
const event = (over: Members = {}): string => `${canonicalJson({ ...EVENT, ...over })}\n`;
const withMetadata = (over: Members): string =>
  event({ metadata: canonicalJson(salted({ ...METADATA, ...over })) });
const unsalted = (over: Members): string => event({ metadata: canonicalJson({ ...METADATA, ...over }) });

export const EVENTS: readonly Reading[] = [
  ['all that it has', event(), true],
  ['metadata without a salt', unsalted({}), true],
  ['the salt of other metadata', unsalted({ salt: 'AAAA' }), true],
  ['an empty salt', unsalted({ salt: '' }), true],
  ['no source', withMetadata({ source: undefined }), true],
  [
    'the id of a source that is nothing',
    event({ eventId: entryIdOf('null', 'null'), metadata: canonicalJson({ a: 1 }) }),
    true,
  ],
  [
    'the id of a number',
    event({
      eventId: entryIdOf('urn:example', '5'),
      metadata: canonicalJson(salted({ ...METADATA, id: 5 })),
    }),
    true,
  ],
  ...[
    5,
    'x',
    true,
    false,
    '',
    0,
    [],
    {},
    { size: 3 },
    { size: 1.5, root: Buffer.alloc(32).toString('base64') },
    { size: -1, root: Buffer.alloc(32).toString('base64') },
    { size: 3, root: 'AAAA' },
    { size: 3, root: 'A' },
    { size: '3', root: Buffer.alloc(32).toString('base64') },
  ].map((after): Reading => [`after ${JSON.stringify(after)}`, withMetadata({ after }), true]),
  ['the last moment of a year of four digits', event({ recordedAt: 253_402_300_799_999 }), true],
  ['a moment after it', event({ recordedAt: 253_402_300_800_000 }), false],
  ['a moment before 1970', event({ recordedAt: -1 }), false],
  ['a position that is a text', event({ position: '1' }), false],
  ['a position beyond 2^53', event().replace('"position":1,', '"position":9007199254740993,'), false],
  ['a position of 2^53', event({ position: 2 ** 53 }), false],
  ['a revision that is half', event({ revision: 0.5 }), false],
  ['a version that is true', event({ schemaVersion: true }), false],
  ['data that are no text', event({ data: { n: 1 } }), false],
  ['a member more', event({ more: 1 }), false],
  ['a member less', event({ type: undefined }), false],
  ['half a character', event().replace(TYPE, '\\ud800'), false],
  ['half a character in its metadata', event({ metadata: '{"id":"\\ud800"}' }), false],
  ['metadata that are not canonical', event({ metadata: ' {}' }), false],
  ['metadata that are a list', event({ metadata: '[]' }), false],
  ['metadata nested too deep', event({ metadata: `{"a":${'['.repeat(100)}${']'.repeat(100)}}` }), false],
  ['a salt that is a number', unsalted({ salt: 5 }), false],
  ['a salt that is nothing', unsalted({ salt: null }), false],
  ['a salt that is not base64', unsalted({ salt: 'A' }), false],
  ['no line end', event().trimEnd(), false],
  ['a carriage return before its line end', event().replace('\n', '\r\n'), false],
  ['an empty line', '\n', false],
];

const FILES = [
  { path: 'a/b', bytes: 0, sha256: hash('sha256', '') },
  { path: 'a/😀', bytes: 12, sha256: hash('sha256', 'a') },
  { path: 'a/\uffff', bytes: 3, sha256: hash('sha256', 'b') },
];
const MANIFEST: Members = { v: 'wijkspoor-bundle/1', origin: 'log', size: 5, root: 'AAAA', files: FILES };
const manifest = (over: Members = {}): string => `${canonicalJson({ ...MANIFEST, ...over })}\n`;
const file = (over: Members): string => manifest({ files: [{ ...FILES[0], ...over }] });

export const MANIFESTS: readonly Reading[] = [
  ['all that it has', manifest(), true],
  ['no file', manifest({ files: [] }), true],
  ['files that are an object', manifest({ files: {} }), false],
  ['files that are a text', manifest({ files: '' }), false],
  ['files that are nothing', manifest({ files: null }), false],
  ['files out of order', manifest({ files: [...FILES].reverse() }), false],
  ['a file twice', manifest({ files: [FILES[0], FILES[0]] }), false],
  ['a file that is a list', manifest({ files: [['path', 'bytes', 'sha256']] }), false],
  ['a file that is nothing', manifest({ files: [null] }), false],
  ['a file with a member more', file({ more: 1 }), false],
  ['a path that is a number', file({ path: 5 }), false],
  ['a length that is true', file({ bytes: true }), false],
  ['a length below 0', file({ bytes: -1 }), false],
  ['a digest in capitals', file({ sha256: hash('sha256', '').toUpperCase() }), false],
  ['a digest in a list', file({ sha256: [hash('sha256', '')] }), false],
  ['a digest with a line end', file({ sha256: `${hash('sha256', '')}\n` }), false],
  ['a size below 0', manifest({ size: -1 }), false],
  ['a size that is true', manifest({ size: true }), false],
  ['a root that is a number', manifest({ root: 5 }), false],
  ['an origin that is nothing', manifest({ origin: null }), false],
  ['another version', manifest({ v: 'wijkspoor-bundle/2' }), false],
  ['a member more', manifest({ more: 1 }), false],
  ['no line end', manifest().trimEnd(), false],
  ['two line ends', `${manifest()}\n`, false],
  ['nothing', '', false],
];

const [[, right = ''] = []] = CHECKPOINTS;
const line = (text: string): string => `${JSON.stringify(text)}\n`;
export const LINES: readonly Reading[] = [
  ['a checkpoint', line(right), true],
  ['half a character in its origin', line(right).replace('"log', '"\\ud800log'), false],
  ['an escape of what needs none', line(right).replace('"l', '"\\u006c'), false],
  ['a space behind it', line(right).replace('\n', ' \n'), false],
  ['a list', `[${JSON.stringify(right)}]\n`, false],
  ['a number', '5\n', false],
  ['no line end', JSON.stringify(right), false],
  ['an empty line', '\n', false],
  ['no checkpoint', line('log'), false],
];

const leaves = Buffer.from(formatBundle([Buffer.from('one'), new Uint8Array(), Buffer.alloc(300)])).toString(
  'latin1',
);
export const ENTRIES: readonly Reading[] = [
  ['three leaves', leaves, true],
  ['two', leaves.slice(0, 7), false],
  ['four', `${leaves}\0\0`, false],
  ['one that breaks off', leaves.slice(0, -1), false],
  ['a byte more', `${leaves}\0`, false],
  ['nothing', '', false],
];
