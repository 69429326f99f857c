/**
 * The verifier in Python reads policies as the server and the verifier in TypeScript do, whose specs have the same
 * table. Seen to fail: with a witness's key taken twice, under two names: of *two of three* one could sign alone.
 */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { HEAD, NO_POLICIES, QUORUMS } from '../../libs/transparency/testing/policies.js';
import { hasPython, PYTHON_FILE } from './verifiers.js';

/** Of each text and names: whether the cosignatures are enough, or null where it is no policy. */
const PROGRAM = `
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location("verify", sys.argv[1])
verify = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verify)
def asked(text, names):
    try:
        return verify.Policy(text.encode()).met(set(names))
    except verify.Malformed:
        return None
print(json.dumps([asked(*one) for one in json.load(sys.stdin)]))
`;

function byPython(asked: readonly (readonly [string, readonly string[]])[]): unknown {
  const run = spawnSync('python3', ['-B', '-c', PROGRAM, PYTHON_FILE], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

(hasPython ? describe : describe.skip)('a policy, by Python', () => {
  it('is met as the others say', () => {
    const asked = QUORUMS.map(([lines, names]) => [`${HEAD}${lines}\n`, names] as const);
    expect(byPython(asked)).toEqual(QUORUMS.map(([, , enough]) => enough));
  });

  it('is refused where the others refuse it', () => {
    const said = byPython(NO_POLICIES.map(([, text]) => [text, []])) as unknown[];
    expect(NO_POLICIES.filter((_, i) => said[i] !== null).map(([name]) => name)).toEqual([]);
  });
});
