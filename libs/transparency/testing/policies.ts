/** Policies for the two readers of them, which have no code in common. */
import { COSIGNATURE, signingKey } from '../note/keys.js';
import { KEY } from './a-log.js';

const witness = (name: string, seed: number): string =>
  signingKey(name, new Uint8Array(32).fill(seed), COSIGNATURE).verifier;
const [BZK, REKENKAMER, PUBLIC] = [witness('bzk', 1), witness('rekenkamer', 2), witness('public', 3)];
/** The first lines of a policy, without a quorum. */
export const HEAD = `# who we believe
log ${KEY.verifier} https://monitor.example.org/v1/logboek

witness bzk ${BZK} https://witness.example.org
\twitness  rk ${REKENKAMER}
witness public ${PUBLIC}
`;

/** Nine hundred groups in one another: whose rules ask one another runs out of room. */
const NESTED = Array.from(
  { length: 900 },
  (_, at) => `group g${at + 1} any ${at === 0 ? 'rk' : `g${at}`}\n`,
).join('');

/** Last lines, whose cosignatures there are, and whether they are enough. */
export const QUORUMS: readonly (readonly [string, readonly string[], boolean])[] = [
  ['quorum none', [], true],
  ['# what is not ASCII is not looked into: \u0085\u00a0é\nquorum none', [], true],
  [`${'\n'.repeat(900)}quorum none`, [], true],
  [`${NESTED}quorum g900`, ['bzk'], false],
  [`${NESTED}quorum g900`, ['rk'], true],
  ['quorum rk', ['bzk'], false],
  ['quorum rk', ['rk'], true],
  ['group g any bzk rk\nquorum g', ['public'], false],
  ['group g any bzk rk\nquorum g', ['rk'], true],
  ['group g all bzk rk\nquorum g', ['rk'], false],
  ['group g 2 bzk rk public\nquorum g', ['rk', 'public'], true],
  ['group state any bzk rk\ngroup g all state public\nquorum g', ['rk', 'bzk'], false],
  ['group state any bzk rk\ngroup g all state public\nquorum g', ['rk', 'public'], true],
];

/** What is no policy, with its text. */
export const NO_POLICIES: readonly (readonly [string, string])[] = [
  ['no quorum', HEAD],
  ['two', `${HEAD}quorum none\nquorum rk\n`],
  ['a quorum of two names', `${HEAD}quorum bzk rk\n`],
  ['a name nobody defined', `${HEAD}quorum nobody\n`],
  ['one defined only below', `${HEAD}quorum g\ngroup g any rk\n`],
  ['none as a member', `${HEAD}group g any none\nquorum g\n`],
  ['none as a name', `${HEAD}group none any rk\nquorum none\n`],
  ['a group of nobody', `${HEAD}group g any\nquorum g\n`],
  ['more than there are', `${HEAD}group g 3 bzk rk\nquorum g\n`],
  ['none of them', `${HEAD}group g 0 bzk rk\nquorum g\n`],
  ['a count in another notation', `${HEAD}group g 1e0 bzk rk\nquorum g\n`],
  ['a count that begins with a zero', `${HEAD}group g 01 bzk rk\nquorum g\n`],
  ['a member of two groups', `${HEAD}group g any rk\ngroup h any rk\nquorum h\n`],
  ['a name twice', `${HEAD}witness rk ${witness('other', 9)}\nquorum rk\n`],
  ['a key twice under two names', `${HEAD}witness other ${witness('other', 2)}\nquorum rk\n`],
  ['a log that is a witness', `log ${BZK}\nquorum none\n`],
  ['a witness that is a log', `witness log ${KEY.verifier}\nquorum none\n`],
  ['a key that is none', `log ${KEY.verifier.slice(0, -4)}AAA=\nquorum none\n`],
  ['a no-break space before a key', `log \u00a0${KEY.verifier}\nquorum none\n`],
  ['more than a thousand lines', `${HEAD}${'\n'.repeat(1_000)}quorum none\n`],
  ['another kind of line', `${HEAD}policy 1\nquorum none\n`],
  ['a control character in a remark', `${HEAD}# \u0001\nquorum none\n`],
];
