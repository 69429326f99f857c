/**
 * What the verifier in Python reads of the bytes that readers.ts asks the others about: all of them in one process.
 */
import { spawnSync } from 'node:child_process';

import { KEY } from '../../libs/transparency/testing/a-log.js';
import { SIGNED, WIDTH, type ReadingCase } from './readers.js';
import { PYTHON_FILE } from './verifiers.js';

const PROGRAM = `
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location("verify", sys.argv[1])
v = importlib.util.module_from_spec(spec)
spec.loader.exec_module(v)
log, signed, width = v.Key(sys.argv[2]), json.loads(sys.argv[3]), int(sys.argv[4])
def of_key(one):
    return [one.name, one.id.hex(), one.kind, one.raw.hex()]
def of_note(one):
    return [one.origin, one.size, one.root.hex(), [[name, id_.hex(), raw.hex()] for name, id_, raw in one.signatures]]
def of_receipt(one):
    return [one.index, [raw.hex() for raw in one.hashes], one.leaf.decode(), of_note(one.checkpoint)]
def proof(raw):
    one = v.Receipt(raw)
    return one.leaf.decode() if one.holds() and one.checkpoint.signed_by(log) else None
def policy(raw):
    one = v.Policy(raw)
    names = [[[key.name, key.id.hex()] for key in keys] for keys in (one.logs, one.witnesses.values())]
    return [*names, [one.met(set(of)) for of in signed], one.quorum != "none"]
def event(raw):
    read, metadata, salt, _, leaf = v.read_event(raw)
    try:
        after = v.after_of(metadata["after"]) if metadata.get("after") is not None else None
        after = after and [after[0], after[1].hex()]
    except v.Malformed:
        after = "none"
    return [leaf.decode(), v.is_of_salt(metadata, salt), v.is_of_id(read, metadata), after]
def entries(raw):
    return [one.hex() for one in v.entries_of(raw, width)] or None
def der(raw):
    return raw.hex() if len(v.der_of(memoryview(raw))) == 1 else None
READERS = {
    "count": lambda raw: v.decimal(v.text_of(raw)),
    "base64": lambda raw: v.unbase64(v.text_of(raw)).hex(),
    "key": lambda raw: of_key(v.Key(v.text_of(raw))),
    "checkpoint": lambda raw: of_note(v.Checkpoint(raw)),
    "line": lambda raw: of_note(v.checkpoint_in(raw)),
    "receipt": lambda raw: of_receipt(v.Receipt(raw)),
    "proof": proof,
    "policy": policy,
    "object": lambda raw: v.canonical(v.members(v.text_of(raw))),
    "event": event,
    "manifest": lambda raw: v.canonical(v.manifest_of(raw)[0]),
    "entries": entries,
    "der": der,
}
for line in sys.stdin:
    kind, text = json.loads(line)
    try:
        found = READERS[kind](v.base64.b64decode(text))
        print(json.dumps(found, ensure_ascii=False, separators=(",", ":")) if found is not None else "null")
    except v.Malformed:
        print("null")
`;

/**
 * What the verifier in Python reads of each, in one process. Throws Error when it ends in another way than by
 * refusing.
 */
export function byPython(asked: readonly ReadingCase[]): readonly (string | null)[] {
  const input = asked.map(({ kind, bytes }) => JSON.stringify([kind, Buffer.from(bytes).toString('base64')]));
  const args = ['-B', '-c', PROGRAM, PYTHON_FILE, KEY.verifier, JSON.stringify(SIGNED), String(WIDTH)];
  const { status, stdout, stderr } = spawnSync('python3', args, {
    input: input.join('\n'),
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => (line === 'null' ? null : line));
}
