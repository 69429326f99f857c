/** Texts that programs without code in common must take and refuse alike: signed notes, receipts, numbers. */
import { hash } from 'node:crypto';

import { canonicalJson } from '#libs/programme';
import { formatCheckpoint } from '../log/checkpoint.js';
import { formatProof } from '../log/tlog-proof.js';
import { formatNote, signNote } from '../note/note.js';
import { KEY } from './a-log.js';

/** What is read, and whether it is what it must be. */
export type Reading = readonly [name: string, text: string, isTaken: boolean];

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const ROOT = new Uint8Array(32).fill(9);
const body = (origin: string, size: string, root = base64(ROOT)): string => `${origin}\n${size}\n${root}\n`;
const line = (name: string, bytes = 68): string => `— ${name} ${base64(new Uint8Array(bytes).fill(7))}\n`;
const note = (text = body(KEY.name, '5'), lines = line(KEY.name)): string => `${text}\n${lines}`;

export const CHECKPOINTS: readonly Reading[] = [
  ['a signature', note(), true],
  ['a hundred signatures', note(undefined, line('w').repeat(100)), true],
  ['the size of the largest log', note(body('log', '9007199254740991')), true],
  ['a byte order mark in the name of who signed', note(undefined, line('w\ufeff')), true],
  ['a byte order mark before it, as part of its origin', note(body('\ufefflog', '5')), true],
  ['an origin with spaces', note(body('the log\u00a0of here', '5')), true],
  ['a hundred and one signatures', note(undefined, line('w').repeat(101)), false],
  ['no signature', `${body('log', '5')}\n`, false],
  ['no empty line', `${body('log', '5')}${line('w')}`, false],
  ['no line end behind it', note().slice(0, -1), false],
  ['an empty line behind it', `${note()}\n`, false],
  ['a line of the log itself behind the root', note(`${body('log', '5')}more\n`), false],
  ['no origin', note(body('', '5')), false],
  ['a size that begins with a zero', note(body('log', '05')), false],
  ['a size with a sign', note(body('log', '+5')), false],
  ['a size in another notation', note(body('log', '5e0')), false],
  ['a size in digits of another script', note(body('log', '٥')), false],
  ['a size beyond 2^53', note(body('log', '9007199254740992')), false],
  ['a root of 31 bytes', note(body('log', '5', base64(ROOT.subarray(1)))), false],
  ['a root whose last bits are not 0', note(body('log', '5', base64(ROOT).replace(/.=$/, 'l='))), false],
  ['a no-break space in the name of who signed', note(undefined, line('w\u00a0w')), false],
  ['two spaces before a signature', note(undefined, line('w').replace('w ', 'w  ')), false],
  ['another dash', note(undefined, line('w').replace('—', '–')), false],
  ['a signature of four bytes', note(undefined, line('w', 4)), false],
  ['a carriage return', note(body('log\r', '5')), false],
  ['a tab', note(body('l\tog', '5')), false],
  ['a byte 127', note(body('l\u007fog', '5')), false],
  ['a control character of Latin 1', note(body('l\u0085og', '5')), false],
  ['more than a million bytes', note(body('l'.repeat(1_000_000), '5')), false],
];

type Members = Readonly<Record<string, unknown>>;
const LEAF: Members = {
  v: 'wijkspoor-leaf/1',
  source: 's',
  id: 'i',
  stream: 'x',
  rev: 0,
  recordedAt: '2025-01-01T00:00:00.000Z',
};
const EXTRA: Members = { ...LEAF, digest: 'd', v: 'wijkspoor-receipt/1' };
/** The signed checkpoint of a log of one leaf. */
function noteOf(leaf: unknown): string {
  const root = hash('sha256', `\0${String(leaf)}`, 'buffer');
  const text = formatCheckpoint({ origin: KEY.name, size: 1, root });
  return formatNote({ text, signatures: [signNote(text, KEY)] });
}

interface ReceiptParts {
  readonly leaf?: unknown;
  readonly extra?: Members;
  readonly hashes?: number;
  /** The JSON of the extra, as it stands. */
  readonly json?: string;
}
/** A receipt of a log of one leaf, or what is nearly one. */
function receipt({ leaf = canonicalJson(LEAF), extra = EXTRA, hashes = 0, json }: ReceiptParts = {}): string {
  return formatProof({
    index: 0,
    hashes: Array.from({ length: hashes }, () => ROOT),
    checkpoint: noteOf(leaf),
    extra: Buffer.from(json ?? canonicalJson({ ...extra, leaf })),
  });
}
/** Leaf and receipt that say the same of one member. */
const both = (over: Members): string =>
  receipt({ leaf: canonicalJson({ ...LEAF, ...over }), extra: { ...EXTRA, ...over } });
const json = canonicalJson({ ...EXTRA, leaf: canonicalJson(LEAF) });

/** Receipts by their form: in which of those that are taken the leaf is proven is not looked at. */
export const RECEIPTS: readonly Reading[] = [
  ['all that it must say', receipt(), true],
  ['sixty-three hashes', receipt({ hashes: 63 }), true],
  ['a member more', receipt({ extra: { ...EXTRA, more: 1 } }), true],
  ['sixty-four hashes', receipt({ hashes: 64 }), false],
  ['no extra', receipt().replace(/\nextra .*/, ''), false],
  ['no empty line', receipt().replace('\n\n', '\n'), false],
  ['another first line', receipt().replace('@v1', '@v2'), false],
  ['an index that begins with a zero', receipt().replace('index 0', 'index 00'), false],
  ['an index behind two spaces', receipt().replace('index 0', 'index  0'), false],
  ['a hash that is none', receipt({ hashes: 2 }).replace(/\nCQkJ/, '\nCQ'), false],
  ['an extra of another version', receipt({ extra: { ...EXTRA, v: 'wijkspoor-receipt/2' } }), false],
  ['an extra that is not canonical', receipt({ json: `${json} ` }), false],
  ['an extra with a member twice', receipt({ json: json.replace('{', '{"digest":"d",') }), false],
  ['an extra with a byte order mark', receipt({ json: `\ufeff${json}` }), false],
  ['an extra that is a list', receipt({ json: '[]' }), false],
  ['a leaf that is no text', receipt({ leaf: LEAF }), false],
  ['a leaf that is not canonical', receipt({ leaf: ` ${canonicalJson(LEAF)}` }), false],
  ['a leaf that is a number', receipt({ leaf: '1' }), false],
  ['another revision than its leaf', receipt({ extra: { ...EXTRA, rev: 1 } }), false],
  ['a revision that is a text', both({ rev: '0' }), false],
  [
    'a revision that is true where its leaf has 1',
    receipt({ leaf: canonicalJson({ ...LEAF, rev: 1 }), extra: { ...EXTRA, rev: true } }),
    false,
  ],
  ['a revision below 0', both({ rev: -1 }), false],
  ['a source that is nothing', both({ source: null }), false],
  ['a source that neither has', both({ source: undefined }), false],
  [
    'a source that only its leaf has, as nothing',
    receipt({ leaf: canonicalJson({ ...LEAF, source: null }), extra: { ...EXTRA, source: undefined } }),
    false,
  ],
  ['an id that is an object, the same in both', both({ id: { a: 1 } }), false],
];

export const COUNTS: readonly Reading[] = [
  ...['0', '7', '9007199254740991'].map((text): Reading => [text, text, true]),
  ...['', '00', '07', '-0', '+1', '1.0', '1e3', ' 1', '1 ', '1\n', '٣', '１', '0x1'].map((text): Reading => [
    JSON.stringify(text),
    text,
    false,
  ]),
  ...['9007199254740992', '9999999999999999', '10000000000000000'].map((text): Reading => [
    text,
    text,
    false,
  ]),
];

export const BASE64: readonly Reading[] = [
  ...['', 'AA==', 'AAA=', 'AAAA', '+/+/'].map((text): Reading => [JSON.stringify(text), text, true]),
  ...[
    'A',
    'AA',
    'AAA',
    'A===',
    '====',
    'AB==',
    'AAB=',
    'AA==AAAA',
    '-_-_',
    'AAAA\n',
    ' AAAA',
    'AA =',
    'AÄ==',
  ].map((text): Reading => [JSON.stringify(text), text, false]),
];
