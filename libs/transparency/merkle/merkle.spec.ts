import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { describeVectors, vectorsIn } from '../../../test/support/vectors.js';
import { CompactRange } from './compact-range.js';
import { EMPTY_ROOT, leafHash, nodeHash } from './hashing.js';
import { consistencyParts, inclusionParts, partHash, rootPart, type ProofNode } from './paths.js';
import { isConsistent, isIncluded } from './verify.js';

const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');
const ofBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
const ofHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

/** The definition of RFC 9162, 2.1.1, word for word: what everything else is held against. */
function root(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return EMPTY_ROOT;
  if (leaves.length === 1) return leafHash(only);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(root(leaves.slice(0, k)), root(leaves.slice(k)));
}

/** A tree that keeps every complete node. */
class Tree {
  readonly range = new CompactRange();
  readonly nodes = new Map<string, Uint8Array>();
  constructor(readonly leaves: readonly Uint8Array[]) {
    for (const leaf of leaves)
      this.range.append(leafHash(leaf), (level, index, hash) => this.nodes.set(`${level}/${index}`, hash));
  }
  hashes(parts: readonly ProofNode[]): Uint8Array[] {
    return parts.map((part) =>
      partHash(part.map(({ level, index }) => this.nodes.get(`${level}/${index}`)!)),
    );
  }
}
const leavesOf = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, at) => Buffer.from(`leaf ${at}`));
const tree = new Tree(leavesOf(300));
const rootOf = (size: number): Uint8Array => root(tree.leaves.slice(0, size));

interface Vector {
  readonly name: string;
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
}
interface InclusionVector extends Vector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
}
interface ConsistencyVector extends Vector {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
}
interface Trees {
  readonly leafInputs: readonly string[];
  readonly rootsBySize: readonly string[];
  readonly nodeHashesByLevel: readonly (readonly string[])[];
  readonly inclusion: readonly { index: number; size: number; proof: readonly string[] }[];
  readonly consistency: readonly { size1: number; size2: number; proof: readonly string[] }[];
}

describeVectors('public vectors of RFC 6962', 'rfc6962/trees.json', () => {
  it('inclusion proofs: the right ones are right, the wrong ones wrong', () => {
    const { vectors } = vectorsIn<{ vectors: InclusionVector[] }>('rfc6962/inclusion.json');
    expect(vectors).toHaveLength(98);
    const wrong = vectors.filter((one) => {
      const { leafIdx: index, treeSize: size, wantErr } = one;
      const proof = (one.proof ?? []).map(ofBase64);
      const hashes = { root: ofBase64(one.root), leafHash: ofBase64(one.leafHash) };
      return isIncluded({ index, size, proof, ...hashes }) === wantErr;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('consistency proofs: the right ones are right, the wrong ones wrong', () => {
    const { vectors } = vectorsIn<{ vectors: ConsistencyVector[] }>('rfc6962/consistency.json');
    expect(vectors).toHaveLength(98);
    const wrong = vectors.filter((one) => {
      const proof = (one.proof ?? []).map(ofBase64);
      const roots = { fromRoot: ofBase64(one.root1), toRoot: ofBase64(one.root2) };
      return isConsistent({ from: one.size1, to: one.size2, proof, ...roots }) === one.wantErr;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('trees of 0 to 8 leaves: roots and proofs are made as they should be', () => {
    const { leafInputs, rootsBySize, nodeHashesByLevel, inclusion, consistency } =
      vectorsIn<Trees>('rfc6962/trees.json');
    const nodes: string[][] = nodeHashesByLevel.map(() => []);
    const range = new CompactRange();
    for (const leaf of leafInputs)
      range.append(leafHash(ofHex(leaf)), (level, index, hash) => {
        const ofLevel = nodes[level];
        if (ofLevel) ofLevel[index] = hex(hash);
      });
    expect(nodes).toEqual(nodeHashesByLevel);
    const small = new Tree(leafInputs.map(ofHex));
    const roots = rootsBySize.map((_, size) => new Tree(leafInputs.slice(0, size).map(ofHex)).range.root());
    expect(roots.map(hex)).toEqual(rootsBySize);
    for (const { index, size, proof } of inclusion)
      expect(small.hashes(inclusionParts(index, size)).map(hex)).toEqual(proof);
    for (const { size1, size2, proof } of consistency)
      expect(small.hashes(consistencyParts(size1, size2)).map(hex)).toEqual(proof);
  });
});

describeVectors('public vectors of the hashes of a tree', 'c2sp/c2sp-note-vectors.json', () => {
  it('of nothing, of a leaf, and of a node', () => {
    const { rfc6962_hasher: hashes } = vectorsIn<{
      rfc6962_hasher: Readonly<Record<'empty' | 'leaf_of_empty' | 'leaf_L123456' | 'node_N123_N456', string>>;
    }>('c2sp/c2sp-note-vectors.json');
    expect({
      empty: hex(EMPTY_ROOT),
      leaf_of_empty: hex(leafHash(new Uint8Array())),
      leaf_L123456: hex(leafHash(Buffer.from('L123456'))),
      node_N123_N456: hex(nodeHash(Buffer.from('N123'), Buffer.from('N456'))),
    }).toEqual(hashes);
  });

  it('a log of 5 is the beginning of that of 8, and not the other way about', () => {
    const { verify_ok, consistency_5_to_8_monkeys_hex: proof } = vectorsIn<{
      verify_ok: readonly { name: string; note: string }[];
      consistency_5_to_8_monkeys_hex: readonly string[];
    }>('c2sp/c2sp-note-vectors.json');
    const root = (name: string): Uint8Array =>
      ofBase64(verify_ok.find((one) => one.name === name)?.note.split('\n')[2] ?? '');
    const roots = { fromRoot: root('witness-monkeys-5'), toRoot: root('witness-monkeys-8') };
    const asked = { from: 5, to: 8, proof: proof.map(ofHex) };
    expect(isConsistent({ ...asked, ...roots })).toBe(true);
    expect(isConsistent({ ...asked, fromRoot: roots.toRoot, toRoot: roots.fromRoot })).toBe(false);
  });
});

const size = fc.integer({ min: 1, max: 300 });
const spoilt = (hash: Uint8Array, at: number): Uint8Array =>
  hash.map((byte, index) => (index === at ? byte ^ 1 : byte));

describe('given a log of 300 leaves', () => {
  it('the compact range has the root of the definition at every size', () => {
    const range = new CompactRange();
    expect(hex(range.root())).toBe(hex(EMPTY_ROOT));
    for (const [at, leaf] of tree.leaves.entries()) {
      range.append(leafHash(leaf));
      expect(hex(range.root())).toBe(hex(rootOf(at + 1)));
    }
  });

  it('a range goes on from the roots of its complete subtrees', () => {
    fc.assert(
      fc.property(size, (from) => {
        const range = CompactRange.of(from, tree.hashes(rootPart(from).map((node) => [node])));
        for (const leaf of tree.leaves.slice(from)) range.append(leafHash(leaf));
        expect(hex(range.root())).toBe(hex(tree.range.root()));
      }),
    );
  });

  it('every leaf is proven in every tree that has it, and a spoilt proof proves nothing', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(31), (size, seed, at) => {
        const index = seed % size;
        const proof = tree.hashes(inclusionParts(index, size));
        const right = { index, size, proof, root: rootOf(size), leafHash: leafHash(tree.leaves[index]!) };
        expect(isIncluded(right)).toBe(true);
        expect(isIncluded({ ...right, root: spoilt(right.root, at) })).toBe(false);
        expect(isIncluded({ ...right, leafHash: spoilt(right.leafHash, at) })).toBe(false);
        expect(isIncluded({ ...right, proof: [...proof, right.root] })).toBe(false);
        if (proof.length === 0) return;
        const which = seed % proof.length;
        const changed = proof.map((hash, one) => (one === which ? spoilt(hash, at) : hash));
        expect(isIncluded({ ...right, proof: changed })).toBe(false);
        expect(isIncluded({ ...right, proof: proof.slice(1) })).toBe(false);
        expect(isIncluded({ ...right, index: (index + 1) % size })).toBe(false);
      }),
    );
  });

  it('every smaller tree is proven the beginning of every larger, and of no other', () => {
    fc.assert(
      fc.property(size, size, fc.nat(31), (one, other, at) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const proof = tree.hashes(consistencyParts(from, to));
        const right = { from, to, proof, fromRoot: rootOf(from), toRoot: rootOf(to) };
        expect(isConsistent(right)).toBe(true);
        expect(isConsistent({ ...right, fromRoot: spoilt(right.fromRoot, at) })).toBe(false);
        expect(isConsistent({ ...right, toRoot: spoilt(right.toRoot, at) })).toBe(false);
        expect(isConsistent({ ...right, proof: [...proof, right.toRoot] })).toBe(false);
        if (from === to) return;
        const rewritten = root([Buffer.from('another first leaf'), ...tree.leaves.slice(1, to)]);
        expect(isConsistent({ ...right, toRoot: rewritten })).toBe(false);
      }),
    );
  });

  it('nothing is proven of size 0, of half a leaf, of more than there is, or by hashes of another length', () => {
    expect(isConsistent({ from: 0, to: 5, proof: [], fromRoot: EMPTY_ROOT, toRoot: rootOf(5) })).toBe(false);
    for (const [index, size] of [
      [5, 5],
      [-1, 5],
      [0.5, 5],
      [NaN, 5],
      [0, 2 ** 53],
    ] as const)
      expect(isIncluded({ index, size, proof: [], root: rootOf(5), leafHash: rootOf(1) })).toBe(false);
    const short = rootOf(1).subarray(1);
    expect(isIncluded({ index: 0, size: 1, proof: [], root: short, leafHash: short })).toBe(false);
    expect(() => inclusionParts(5, 5)).toThrow(RangeError);
    expect(() => consistencyParts(0, 5)).toThrow(RangeError);
    expect(() => consistencyParts(6, 5)).toThrow(RangeError);
  });
});
