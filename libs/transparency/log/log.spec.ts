import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { bytesOf, describeVectors, vectorsIn } from '../../../test/support/vectors.js';
import { CompactRange } from '../merkle/compact-range.js';
import { leafHash, nodeHash } from '../merkle/hashing.js';
import { inclusionParts, partHash, rootPart } from '../merkle/paths.js';
import { isIncluded } from '../merkle/verify.js';
import { parseVerifierKey } from '../note/keys.js';
import { parseNote, verifyNote } from '../note/note.js';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.js';
import {
  entriesPath,
  entryOfBundle,
  formatBundle,
  parseBundle,
  spotOf,
  TileNodes,
  tilePath,
  tilesOf,
  tileIndexPath,
} from './tiles.js';
import { formatProof, parseProof } from './tlog-proof.js';

const sha256 = (text: string): Uint8Array => new Uint8Array(createHash('sha256').update(text).digest());
const KEY = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx';

interface Formats {
  readonly checkpointBodiesInvalid: readonly string[];
  readonly tlogProof: {
    readonly marshal: readonly {
      index: number;
      hashes: string[];
      extra?: string;
      checkpoint: string;
      want: string;
    }[];
    readonly invalid: readonly string[];
  };
  readonly tiles: {
    readonly pathOfIndex: Readonly<Record<string, string>>;
    /** By size: how many whole tiles a level has (`fullL0`), and how wide its last one is (`partialL0`). */
    readonly treeSize: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  readonly checkpointBodiesValidInUpstreamParser: readonly string[];
}

describeVectors('public vectors of checkpoints and proofs', 'c2sp/checkpoint-and-proof-format.json', () => {
  const vectors = (): Formats => vectorsIn('c2sp/checkpoint-and-proof-format.json');

  it('bodies that are no checkpoint are refused; of what others take, roots of another length and extensions too', () => {
    for (const body of vectors().checkpointBodiesInvalid)
      expect(() => parseCheckpoint(body)).toThrow(RangeError);
    const root = Buffer.alloc(32).toString('base64');
    for (const body of [
      'Log\n123\nYmFuYW5hcw==\n',
      `Log\n1\n${root}\nmore\n`,
      `Log\n01\n${root}\n`,
      `Log\n+1\n${root}\n`,
    ])
      expect(() => parseCheckpoint(body)).toThrow(RangeError);
  });

  it('proofs are written to the byte and read back', () => {
    for (const { index, hashes, extra, checkpoint, want } of vectors().tlogProof.marshal) {
      const proof = {
        index,
        checkpoint,
        hashes: hashes.map(sha256),
        ...(extra === undefined ? {} : { extra: new Uint8Array(Buffer.from(extra)) }),
      };
      const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
      const expected = want
        .replace(/<b64 sha256\((\w+)\)>/g, (_, name: string) => base64(sha256(name)))
        .replace('<b64 extra>', base64(extra ?? ''));
      expect(formatProof(proof)).toBe(expected);
      expect(parseProof(expected)).toEqual(proof);
    }
    for (const text of vectors().tlogProof.invalid) expect(() => parseProof(text)).toThrow(RangeError);
  });

  it('what others take and C2SP does not is refused: a root that is no hash, a line more', () => {
    for (const body of vectors().checkpointBodiesValidInUpstreamParser)
      expect(() => parseCheckpoint(body)).toThrow(RangeError);
  });

  it('how many tiles a tree of a size has, and how wide the last ones are', () => {
    for (const [size, expected] of Object.entries(vectors().tiles.treeSize)) {
      const found: Record<string, number> = {};
      for (const { level, width } of tilesOf(Number(size)))
        if (width < 256) found[`partialL${level}`] = width;
        else found[`fullL${level}`] = (found[`fullL${level}`] ?? 0) + 1;
      expect(found).toEqual(expected);
    }
  });

  it('paths of tiles', () => {
    for (const [index, path] of Object.entries(vectors().tiles.pathOfIndex))
      expect(tileIndexPath(Number(index))).toBe(path);
  });
});

describeVectors('a public log of 15 entries', 'tessera/testdata/log/checkpoint.15', () => {
  const read = (path: string): Buffer => bytesOf(`tessera/testdata/log/${path}`);

  it('every checkpoint is signed, and its root is that of the entries and of the tile', () => {
    const range = new CompactRange();
    for (let size = 1; size <= 15; size += 1) {
      const entries = parseBundle(read(entriesPath(0, size)));
      expect(entries).toHaveLength(size);
      range.append(leafHash(entries[size - 1]!));
      const note = parseNote(read(`checkpoint.${size}`).toString('utf8'));
      expect(verifyNote(note, [parseVerifierKey(KEY)])).toHaveLength(1);
      const checkpoint = parseCheckpoint(note.text);
      expect(checkpoint.size).toBe(size);
      expect(formatCheckpoint(checkpoint)).toBe(note.text);
      expect(checkpoint.root).toEqual(range.root());
      const tile = read(tilePath({ level: 0, index: 0, width: size }));
      expect(partHash(rootPart(size).map((node) => new TileNodes(tile).hash(spotOf(node))))).toEqual(
        range.root(),
      );
    }
  });
});

describe('given tiles of a log of 70,000 leaves', () => {
  const SIZE = 70_000;
  const tiles = new Map<string, Uint8Array[]>();
  const range = new CompactRange();
  const leaves = Array.from({ length: SIZE }, (_, at) => leafHash(Buffer.from(String(at))));
  for (const leaf of leaves)
    range.append(leaf, (level, index, hash) => {
      if (level % 8 > 0) return;
      const key = `${level / 8}/${Math.floor(index / 256)}`;
      (tiles.get(key) ?? tiles.set(key, []).get(key)!).push(hash);
    });
  const tile = (level: number, index: number): Uint8Array => Buffer.concat(tiles.get(`${level}/${index}`)!);

  it('there are as many tiles, whole and in part, as the specification says', () => {
    const count = (level: number, whole: boolean): number =>
      tilesOf(SIZE).filter((one) => one.level === level && (one.width === 256) === whole).length;
    expect([count(0, true), count(0, false), count(1, true), count(1, false), count(2, false)]).toEqual([
      273, 1, 1, 1, 1,
    ]);
    for (const { level, index, width } of tilesOf(SIZE)) expect(tile(level, index)).toHaveLength(width * 32);
    expect(tilesOf(256).map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
  });

  it('every leaf is proven from tiles alone', () => {
    fc.assert(
      fc.property(fc.nat(SIZE - 1), (index) => {
        const proof = inclusionParts(index, SIZE).map((part) =>
          partHash(part.map(spotOf).map((spot) => new TileNodes(tile(spot.level, spot.index)).hash(spot))),
        );
        expect(isIncluded({ index, size: SIZE, proof, root: range.root(), leafHash: leaves[index]! })).toBe(
          true,
        );
      }),
    );
    expect(() => new TileNodes(tile(0, 273)).hash(spotOf({ level: 7, index: 547 }))).toThrow(RangeError);
  });
});

describe('bundles of entries', () => {
  it('come back as they went in; what breaks off, or is too long, is refused', () => {
    const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 256 });
    fc.assert(
      fc.property(entries, (entries) => {
        const bundle = formatBundle(entries);
        expect(parseBundle(bundle).map((entry) => [...entry])).toEqual(entries.map((entry) => [...entry]));
        const width = entries.length;
        for (const [place, entry] of entries.entries()) {
          expect([...(entryOfBundle(bundle, place, width) ?? [])]).toEqual([...entry]);
          expect(entryOfBundle(bundle, place, width + 1)).toBeUndefined();
          expect(entryOfBundle(bundle.subarray(0, -1), place, width)).toBeUndefined();
        }
        expect(entryOfBundle(bundle, width, width)).toBeUndefined();
        if (bundle.length > 0) expect(() => parseBundle(bundle.subarray(0, -1))).toThrow(RangeError);
      }),
    );
    expect(() => formatBundle([new Uint8Array(65_536)])).toThrow(RangeError);
    expect(() => parseBundle(new Uint8Array(2 * 257))).toThrow(RangeError);
    expect(entryOfBundle(new Uint8Array(2 * 257), 0, 256)).toBeUndefined();
    expect(nodeHash(leafHash(Uint8Array.of()), leafHash(Uint8Array.of(0)))).toHaveLength(32);
  });
});
