/** Public vectors held against both verifiers; the one in TypeScript with the cryptography that a browser has. */
import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';

import {
  canonical,
  checkpointIn,
  fromBase64,
  GrowingRoot,
  hex,
  isIncluded,
  isSignedBy,
  keyIn,
  leafHash,
  receiptIn,
  seenAt,
  tilePath,
  utf8,
  webCryptography as web,
} from '#libs/verifier';
import { bytesOf, describeVectors, vectorsIn } from '../support/vectors.js';
import { hasPython, PYTHON_FILE } from './verifiers.js';

interface Inclusion {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

const bytes = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array();

describeVectors('public vectors of RFC 6962, by the verifier', 'rfc6962/trees.json', () => {
  it('inclusion proofs: the right ones are right, the wrong ones wrong', () => {
    const { vectors } = vectorsIn<{ vectors: Inclusion[] }>('rfc6962/inclusion.json');
    for (const { leafIdx: index, treeSize: size, root, leafHash: hash, proof, wantErr } of vectors)
      expect(
        isIncluded(web, { index, hash: bytes(hash) }, { size, root: bytes(root) }, (proof ?? []).map(bytes)),
      ).toBe(!wantErr);
  });

  it('roots of trees', () => {
    const { leafInputs, rootsBySize } = vectorsIn<{ leafInputs: string[]; rootsBySize: string[] }>(
      'rfc6962/trees.json',
    );
    const tree = new GrowingRoot(web);
    for (const [size, root] of rootsBySize.entries()) {
      expect(hex(tree.root())).toBe(root);
      if (size < leafInputs.length) tree.add(leafHash(web, Buffer.from(leafInputs[size] ?? '', 'hex')));
    }
  });
});

describeVectors('public vectors of RFC 8785, by the verifier', 'rfc8785/testdata/input/weird.json', () => {
  it.each(['arrays', 'french', 'structures', 'unicode', 'values', 'weird'])('%s', (name) => {
    const input = JSON.parse(bytesOf(`rfc8785/testdata/input/${name}.json`).toString('utf8')) as unknown;
    const output = bytesOf(`rfc8785/testdata/output/${name}.json`).toString('utf8');
    expect(canonical(input)).toBe(output);
  });
});

interface Notes {
  readonly verify_ok: readonly {
    vkeys: string[];
    note: string;
    verified: string[];
    cosigTimestamp?: number;
  }[];
  readonly bad_vkeys: readonly string[];
}

describeVectors('public vectors of notes, by the verifier', 'c2sp/c2sp-note-vectors.json', () => {
  it('real checkpoints are signed by their log and seen by their witnesses', async () => {
    const { verify_ok, bad_vkeys } = vectorsIn<Notes>('c2sp/c2sp-note-vectors.json');
    let seen = 0;
    for (const { vkeys, note, verified } of verify_ok) {
      // Our logs have the name of their key as origin; one of these has not.
      const [origin = '', size = ''] = note.split('\n');
      if (!/^\d+$/.test(size) || !vkeys.some((text) => text.startsWith(`${origin}+`))) continue;
      const checkpoint = checkpointIn(utf8(note));
      const names: string[] = [];
      for (const key of vkeys.map((text) => keyIn(web, text))) {
        const at = await seenAt(web, checkpoint, key);
        if ((await isSignedBy(web, checkpoint, key)) || typeof at === 'number') names.push(key.name);
        if (typeof at === 'number') seen += 1;
      }
      expect(names.sort()).toEqual([...verified].sort());
    }
    expect(seen).toBeGreaterThanOrEqual(4);
    for (const key of bad_vkeys) expect(() => keyIn(web, key)).toThrow(RangeError);
  });

  it('what is no checkpoint or no receipt is refused', () => {
    const { checkpointBodiesInvalid, tlogProof } = vectorsIn<{
      checkpointBodiesInvalid: string[];
      tlogProof: { invalid: string[] };
    }>('c2sp/checkpoint-and-proof-format.json');
    const right = `log\n1\n${Buffer.alloc(32).toString('base64')}\n`;
    const signed = (body: string): Uint8Array =>
      utf8(`${body}\n— log ${Buffer.alloc(70).toString('base64')}\n`);
    expect(checkpointIn(signed(right)).size).toBe(1);
    for (const body of [...checkpointBodiesInvalid, `${right}more\n`])
      expect(() => checkpointIn(signed(body))).toThrow(RangeError);
    for (const text of tlogProof.invalid) expect(() => receiptIn(utf8(text))).toThrow(RangeError);
  });

  it('paths of tiles', () => {
    const { tiles } = vectorsIn<{ tiles: { pathOfIndex: Record<string, string> } }>(
      'c2sp/checkpoint-and-proof-format.json',
    );
    for (const [index, path] of Object.entries(tiles.pathOfIndex))
      expect(tilePath(0, Number(index), 2 ** 40)).toBe(`tile/0/${path}`);
  });
});

const TESSERA = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx';

describeVectors('a public log of 15 entries, by the verifier', 'tessera/testdata/log/checkpoint.15', () => {
  it('every checkpoint is signed, and its root is that of the entries', async () => {
    const tree = new GrowingRoot(web);
    for (let size = 1; size <= 15; size += 1) {
      const entries = bytesOf(`tessera/testdata/log/${tilePath('entries', 0, size)}`);
      let last = new Uint8Array();
      for (let at = 0; at < entries.length; at += 2 + entries.readUInt16BE(at))
        last = new Uint8Array(entries.subarray(at + 2, at + 2 + entries.readUInt16BE(at)));
      tree.add(leafHash(web, last));
      const checkpoint = checkpointIn(bytesOf(`tessera/testdata/log/checkpoint.${size}`));
      expect(await isSignedBy(web, checkpoint, keyIn(web, TESSERA))).toBe(true);
      expect([checkpoint.size, hex(checkpoint.root)]).toEqual([size, hex(tree.root())]);
    }
  });
});

/**
 * The same vectors by the functions of verify.py; prints how many of each were right, and ends with 1 at the first
 * that is not.
 */
const PYTHON = `
import json, re, runpy, sys, types
program = types.SimpleNamespace(**runpy.run_path(sys.argv[1]))
folder = sys.argv[2]
def read(path):
    with open(folder + "/" + path, "rb") as file:
        return file.read()
def refused(work, value):
    try:
        work(value)
    except program.Malformed:
        return True
    return False
raw = lambda text: program.base64.b64decode(text)
done = {}
def right(name, is_right):
    assert is_right, name
    done[name] = done.get(name, 0) + 1
for one in json.loads(read("rfc6962/inclusion.json"))["vectors"]:
    receipt = object.__new__(program.Receipt)
    receipt.index, receipt.hashes = one["leafIdx"], [raw(text) for text in one["proof"] or []]
    receipt.checkpoint = types.SimpleNamespace(size=one["treeSize"], root=raw(one["root"]))
    program.Receipt.holds.__globals__["leaf_hash"] = lambda leaf: leaf
    receipt.leaf = raw(one["leafHash"])
    right("inclusion", receipt.holds() != one["wantErr"])
program = types.SimpleNamespace(**runpy.run_path(sys.argv[1]))
trees, tree = json.loads(read("rfc6962/trees.json")), program.Tree()
for size, root in enumerate(trees["rootsBySize"]):
    right("roots", tree.root().hex() == root)
    if size < len(trees["leafInputs"]):
        tree.add(program.leaf_hash(bytes.fromhex(trees["leafInputs"][size])))
for name in ("arrays", "french", "structures", "unicode", "values", "weird"):
    value = json.loads(read("rfc8785/testdata/input/%s.json" % name))
    right("canonical", program.canonical(value).encode() == read("rfc8785/testdata/output/%s.json" % name))
notes = json.loads(read("c2sp/c2sp-note-vectors.json"))
for one in notes["verify_ok"]:
    origin, size = one["note"].split("\\n")[:2]
    if not size.isdecimal() or not any(text.startswith(origin + "+") for text in one["vkeys"]):
        continue
    checkpoint, names = program.Checkpoint(one["note"].encode()), []
    for key in map(program.Key, one["vkeys"]):
        if checkpoint.signed_by(key) or checkpoint.seen_at(key):
            names.append(key.name)
    right("notes", sorted(names) == sorted(one["verified"]))
for key in notes["bad_vkeys"]:
    right("bad keys", refused(program.Key, key))
formats = json.loads(read("c2sp/checkpoint-and-proof-format.json"))
for body in formats["checkpointBodiesInvalid"]:
    right("bodies", refused(program.Checkpoint, (body + "\\n\\u2014 log " + "A" * 92 + "\\n").encode()))
for text in formats["tlogProof"]["invalid"]:
    right("receipts", refused(program.Receipt, text.encode()))
for index, path in formats["tiles"]["pathOfIndex"].items():
    right("paths", program.tile_path(0, int(index), 2**40) == "tile/0/" + path)
log, tree = program.Folder(folder + "/tessera/testdata/log"), program.Tree()
for size in range(1, 16):
    tree.add(program.leaf_hash(log.entries(0, size)[-1]))
    checkpoint = program.Checkpoint(log.read("checkpoint.%d" % size))
    right("tessera", checkpoint.signed_by(program.Key(sys.argv[3])) and checkpoint.root == tree.root())
print(json.dumps(done))
`;

describeVectors('all of them, by the verifier in Python', 'rfc6962/trees.json', () => {
  (hasPython ? it : it.skip)('are right', () => {
    const folder = join(process.cwd(), '..', 'shared', 'vectors');
    const args = ['-c', PYTHON, PYTHON_FILE, folder, TESSERA];
    const { stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ inclusion: 98, roots: 9, canonical: 6, tessera: 15 });
  });
});

describe('SHA-256 for a browser', () => {
  it('is that of Node, at every length about a block and in any pieces', () => {
    for (const length of [0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 100_003]) {
      const text = randomBytes(length);
      const expected = createHash('sha256').update(text).digest('hex');
      expect([length, hex(web.sha256(text))]).toEqual([length, expected]);
      const hashing = web.hashing();
      for (let at = 0; at < length; at += 37) hashing.update(text.subarray(at, at + 37));
      expect(hex(hashing.digest())).toBe(expected);
    }
  });
});
