import { describe, expect, it } from '@jest/globals';

import { COSIGNATURE, signingKey } from '../note/keys.js';
import { KEY } from '../testing/a-log.js';
import { parsePolicy } from './policy.js';

const witness = (name: string, seed: number): string =>
  signingKey(name, new Uint8Array(32).fill(seed), COSIGNATURE).verifier;
const [BZK, REKENKAMER, PUBLIC] = [witness('bzk', 1), witness('rekenkamer', 2), witness('public', 3)];
const HEAD = `# who we believe
log ${KEY.verifier} https://monitor.example.org/v1/logboek

witness bzk ${BZK} https://witness.example.org
\twitness  rk ${REKENKAMER}
witness public ${PUBLIC}
`;

describe('a policy', () => {
  it('says which logs and witnesses there are, and where', () => {
    const { logs, witnesses } = parsePolicy(`${HEAD}quorum none\n`);
    expect(logs).toMatchObject([{ name: KEY.name, url: 'https://monitor.example.org/v1/logboek' }]);
    expect(witnesses.map(({ name, url }) => [name, url])).toEqual([
      ['bzk', 'https://witness.example.org'],
      ['rk', undefined],
      ['public', undefined],
    ]);
  });

  it.each([
    ['quorum none', [], true],
    ['quorum rk', ['bzk'], false],
    ['quorum rk', ['rk'], true],
    ['group g any bzk rk\nquorum g', ['public'], false],
    ['group g any bzk rk\nquorum g', ['rk'], true],
    ['group g all bzk rk\nquorum g', ['rk'], false],
    ['group g 2 bzk rk public\nquorum g', ['rk', 'public'], true],
    ['group state any bzk rk\ngroup g all state public\nquorum g', ['rk', 'bzk'], false],
    ['group state any bzk rk\ngroup g all state public\nquorum g', ['rk', 'public'], true],
  ])('%j with cosignatures of %j: %s', (lines, names, enough) => {
    expect(parsePolicy(`${HEAD}${lines}\n`).isQuorum(new Set(names))).toBe(enough);
  });

  // Seen to fail: each with its check taken out.
  it.each([
    ['no quorum', HEAD],
    ['two', `${HEAD}quorum none\nquorum rk\n`],
    ['a name nobody defined', `${HEAD}quorum nobody\n`],
    ['one defined only below', `${HEAD}quorum g\ngroup g any rk\n`],
    ['none as a member', `${HEAD}group g any none\nquorum g\n`],
    ['none as a name', `${HEAD}group none any rk\nquorum none\n`],
    ['a group of nobody', `${HEAD}group g any\nquorum g\n`],
    ['more than there are', `${HEAD}group g 3 bzk rk\nquorum g\n`],
    ['none of them', `${HEAD}group g 0 bzk rk\nquorum g\n`],
    ['a member of two groups', `${HEAD}group g any rk\ngroup h any rk\nquorum h\n`],
    ['a name twice', `${HEAD}witness rk ${witness('other', 9)}\nquorum rk\n`],
    ['a key twice under two names', `${HEAD}witness other ${witness('other', 2)}\nquorum rk\n`],
    ['a log that is a witness', `log ${BZK}\nquorum none\n`],
    ['a witness that is a log', `witness log ${KEY.verifier}\nquorum none\n`],
    ['a key that is none', `log ${KEY.verifier.slice(0, -4)}AAA=\nquorum none\n`],
    ['another kind of line', `${HEAD}policy 1\nquorum none\n`],
    ['a control character in a remark', `${HEAD}# \u0001\nquorum none\n`],
  ])('is refused with %s', (_, text) => {
    expect(() => parsePolicy(text)).toThrow(RangeError);
  });
});
