/**
 * What two or three programs read, they take and refuse alike, and read the same in it: by name, and of many texts
 * that are nearly right.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { ENTRIES, EVENTS, LINES, MANIFESTS } from '../../libs/transparency/testing/bundle-texts.js';
import { DER } from '../../libs/transparency/testing/der-values.js';
import { OBJECTS } from '../../libs/transparency/testing/json-texts.js';
import { KEYS } from '../../libs/transparency/testing/key-texts.js';
import { HEAD, NO_POLICIES, QUORUMS } from '../../libs/transparency/testing/policies.js';
import {
  BASE64,
  CHECKPOINTS,
  COUNTS,
  RECEIPTS,
  type Reading,
} from '../../libs/transparency/testing/readings.js';
import { PATIENCE, runs } from '../support/dose.js';
import { nearly } from './mutated.js';
import { byPython } from './python-reader.js';
import { byServer, byVerifier, type ReadingCase, type Kind } from './readers.js';
import { hasPython } from './verifiers.js';

const POLICIES: readonly Reading[] = [
  ...QUORUMS.map(([lines]): Reading => [lines, `${HEAD}${lines}\n`, true]),
  ...NO_POLICIES.map(([name, text]): Reading => [name, text, false]),
];
const utf8 = (text: string): Uint8Array => Buffer.from(text);
const TABLES: readonly (readonly [
  kind: Kind,
  readings: readonly Reading[],
  bytesOf?: (text: string) => Uint8Array,
])[] = [
  ['count', COUNTS],
  ['base64', BASE64],
  ['key', KEYS],
  ['checkpoint', CHECKPOINTS],
  ['line', LINES],
  ['receipt', RECEIPTS],
  ['policy', POLICIES],
  ['object', OBJECTS],
  ['event', EVENTS],
  ['manifest', MANIFESTS],
  ['entries', ENTRIES, (text) => Buffer.from(text, 'latin1')],
  ['der', DER, (text) => Buffer.from(text, 'hex')],
];

/** In what the server is another than the verifiers, on purpose; who reads which is on the left. */
const ON_PURPOSE: Partial<Readonly<Record<Kind, readonly string[]>>> = {
  // It bounds what it is sent before it reads it as this, and writes nothing nested.
  object: ['a hundred and one levels', 'a thousand levels'],
};
/**
 * The server is given texts, in which this stands for bytes that were no UTF-8: a note or receipt with it is none.
 */
const isOfServer = ({ kind, bytes }: ReadingCase): boolean =>
  !(['checkpoint', 'proof'].includes(kind) && Buffer.from(bytes).includes('\ufffd'));

describe.each(TABLES)('%s', (kind, readings, bytesOf = utf8) => {
  const asked = readings.map(([, text]): ReadingCase => ({ kind, bytes: bytesOf(text) }));
  const names = (isTaken: (at: number) => boolean): readonly string[] =>
    readings.filter((_, at) => isTaken(at)).map(([name]) => name);
  const expected = names((at) => readings[at]?.[2] ?? false);

  it('is taken or refused by the server', async () => {
    const read = await Promise.all(asked.map(byServer));
    const others = names((at) => read[at] !== null).filter((name) => !ON_PURPOSE[kind]?.includes(name));
    if (read[0] !== undefined) expect(others).toEqual(expected);
  });

  (hasPython ? it : it.skip)('is taken or refused by the verifier in Python', () => {
    const read = byPython(asked);
    expect(names((at) => read[at] !== null)).toEqual(expected);
  });
});

/** Of each kind what is right, to be changed. */
const RIGHT: readonly (readonly [kind: Kind, right: readonly Uint8Array[]])[] = [
  ...TABLES.map(([kind, readings, bytesOf = utf8]) => {
    const taken = readings.filter(([, text, isTaken]) => isTaken && text.length < 10_000);
    return [kind, taken.map(([, text]) => bytesOf(text))] as const;
  }),
  ['proof', [utf8(RECEIPTS[0]?.[1] ?? '')]],
];

describe('texts that are nearly right', () => {
  it.each(RIGHT)(
    'of %s are read alike',
    async (kind, right) => {
      const made = fc.sample(nearly(right), runs(400, 40_000));
      const asked = made.map((bytes): ReadingCase => ({ kind, bytes }));
      const verifier = await Promise.all(asked.map(byVerifier));
      const server = await Promise.all(asked.map(byServer));
      const python = hasPython ? byPython(asked) : verifier;
      const different = asked.flatMap((one, at) => {
        const ours = isOfServer(one) ? server[at] : undefined;
        const told = [verifier[at], ours === undefined ? verifier[at] : ours, python[at]];
        return new Set(told).size === 1 ? [] : [[Buffer.from(one.bytes).toString('base64'), ...told]];
      });
      expect(different.slice(0, 3)).toEqual([]);
      // Of what is changed some must be right still, else nothing was held against anything.
      expect(verifier.filter((one) => one !== null).length).toBeGreaterThan(0);
    },
    PATIENCE,
  );
});
