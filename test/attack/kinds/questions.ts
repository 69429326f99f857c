import { graphql, requests, wrongWith, type Kind } from './kind.js';
import type { Random } from '../random.js';
import { ROLES, type Sent } from '../target.js';

const KPIS = ['1.1', '1.3', '1.4', '2.1', '3.1', 'Q.3', '9.9'];
const SCOPES = ['NL', 'noord', 'zuid', 'GM0001', 'nergens'];
const ASKERS = [ROLES.partner, ROLES.office, ROLES.auditor, ROLES.ministry, ROLES.stranger, ROLES.nobody];
const many = (random: Random, list: readonly string[], most: number): readonly string[] =>
  Array.from({ length: random.size(most) }, () => random.of(list));
const PERIODS = ['2025', '2025-H1', '2025-Q2', '2025-05', '1800', 'x', '2025-13'];

const compared = (random: Random): Sent => {
  const state = () =>
    random.of([
      { editionId: '2025-H1-1' },
      { asOf: { position: '1' } },
      {},
      { asOf: { moment: '2025-01-01T00:00:00Z' } },
    ]);
  return graphql(
    'query($f:ReportState!,$t:ReportState!,$p:String,$k:[String!],$s:[String!]){comparison(from:$f,to:$t,period:$p,kpis:$k,scopes:$s){figures{kpi before after}}}',
    {
      f: state(),
      t: state(),
      p: random.of(PERIODS),
      k: many(random, KPIS, 30_000),
      s: many(random, SCOPES, 30_000),
    },
    random.of(ASKERS),
  );
};

const aliases = (random: Random): Sent => {
  const one = (i: number): string =>
    `a${i}:comparison(from:{asOf:{position:"${i}"}},to:{},period:"2025",cumulative:true){figures{kpi}}`;
  const fields = Array.from({ length: random.size(60) }, (_, i) => one(i)).join(' ');
  return graphql(`{${fields}}`, {}, random.of(ASKERS));
};

const figures = (random: Random): Sent =>
  graphql(
    'query($p:String!,$k:[String!],$s:[String!]){figures(period:$p,kpis:$k,scopes:$s,split:partner){value parts{key} entries(first:1){totalCount}}}',
    { p: random.of(PERIODS), k: many(random, KPIS, 20_000), s: many(random, SCOPES, 20_000) },
    random.of(ASKERS),
  );

/** Texts that a parser, a validator or a resolver may fall over. */
const shapes = (random: Random): Sent => {
  const n = random.size(5_000);
  const query = random.of([
    `{ ${'eventTypes { fields { '.repeat(Math.min(n, 400))} name ${'} }'.repeat(Math.min(n, 400))} }`,
    `{ ${Array.from({ length: n }, (_, i) => `a${i}: me { role }`).join(' ')} }`,
    `{ ...A } ${Array.from({ length: Math.min(n, 300) }, (_, i) => `fragment ${i === 0 ? 'A' : `F${i}`} on Query { ...F${i + 1} ...F${i + 1} }`).join(' ')}`,
    `{ me { role ${'@include(if: true) '.repeat(n)} } }`,
    `query(${Array.from({ length: n }, (_, i) => `$v${i}: Int`).join(',')}) { me { role } }`,
    `{ entries(filter: { partnerIds: [${'"x",'.repeat(n)}] }) { totalCount } }`,
    `{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }`,
    `{ me { role } } # ${'x'.repeat(n * 100)}`,
    `{ findings(kinds: []) { kind } ${'"'.repeat(n)} }`,
    '{'.repeat(n),
    random.text(),
  ]);
  return graphql(query, { __proto__: null, [random.text().slice(0, 50)]: n }, random.of(ASKERS));
};

const deepVariables = (random: Random): Sent => {
  const n = random.size(100_000);
  const body = `{"query":"query($d: JSON){ me { role } }","variables":{"d":${'['.repeat(n)}${']'.repeat(n)}}}`;
  return { method: 'POST', path: '/graphql', type: 'application/json', token: random.of(ASKERS), body };
};

const bodies = (random: Random): Sent => ({
  method: random.of(['POST', 'GET', 'PUT', 'DELETE']),
  path: random.of(['/graphql', '/graphql?query={me{role}}', '/graphql?query=mutation{x}', '/%67raphql']),
  token: random.of(ASKERS),
  type: random.of([
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'text/csv',
  ]),
  body: random.of([
    '[]',
    'null',
    '[{"query":"{me{role}}"}]',
    '{"query":1}',
    '{"query":"{me{role}}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}',
    random.text(),
  ]),
});

const pairs = (random: Random): Sent => {
  const list = (name: string, of: readonly string[]): string =>
    `${name}=${many(random, of, 1_500).join(',')}`;
  return {
    method: 'GET',
    path: `/v1/rapportages/${random.of(['2025-H1-1', 'x', '..%2f'])}/vergelijking?met=${random.of(['nu', '2025-H1-1'])}&${list('kpi', KPIS)}&${list('gebied', SCOPES)}`.slice(
      0,
      15_000,
    ),
    token: random.of(ASKERS),
  };
};

/** What a ministry may never learn: a figure that was not published. */
const unpublished: Kind = {
  name: 'the ministry asks for what was never published',
  weight: 1,
  attack: async (random, target) => {
    const period = random.of(PERIODS);
    const query = random.of([
      `{figures(period:"${period}",scopes:["noord"]){value}}`,
      `{figureHistory(kpi:"1.1",period:"2025",by:ENTRY){steps{recordedAt}}}`,
      `{comparison(from:{asOf:{position:"1"}},to:{},period:"${period}"){figures{before after}}}`,
      `{entries{totalCount}}`,
      `{targets{kpi}}`,
      `{log{position}}`,
      `{accessRecord{pageInfo{hasNextPage}}}`,
    ]);
    const reply = await target.send(graphql(query, {}, ROLES.ministry));
    const { data } = JSON.parse(reply.text) as { data?: Readonly<Record<string, unknown>> | null };
    const given = Object.values(data ?? {}).filter((value) => value !== null);
    return given.length > 0 ? `the ministry was told ${reply.text.slice(0, 200)}` : wrongWith(reply);
  },
};

export const QUESTIONS: readonly Kind[] = [
  requests('comparison of many, many times', compared, { weight: 2 }),
  requests('comparison by aliases', aliases),
  requests('figures of many, many times', figures, { weight: 2 }),
  requests('graphql texts of every shape', shapes, { weight: 3 }),
  requests('deep variables', deepVariables),
  requests('graphql by other ways', bodies, { weight: 2 }),
  requests('comparison by rest', pairs, { weight: 2 }),
  unpublished,
];
