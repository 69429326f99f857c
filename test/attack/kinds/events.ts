import { requests, wrongWith, type Kind } from './kind.js';
import type { Random } from '../random.js';
import { ROLES, type Sent } from '../target.js';

const SOURCE = 'urn:nld:oin:00000099000000001000:systeem:wijkapp';
const POSTERS = [ROLES.partner, ROLES.office, ROLES.ministry, ROLES.stranger, ROLES.nobody];
const household = {
  occurredOn: '2025-05-14',
  neighbourhoodId: 'noord',
  evidence: 'REGISTRATION',
  householdKey: 'a'.repeat(43),
  channel: 'HOME_VISIT',
  tenure: 'SOCIAL_RENT',
};

/** Data that a validator may take long over, or tell too much of. */
function data(random: Random): string {
  const n = random.size(200_000);
  const list = (item: (i: number) => unknown): string =>
    JSON.stringify({ ...household, topics: Array.from({ length: n }, (_, i) => item(i)) });
  return random.of([
    () => list(() => ''),
    () => list((i) => ({ i })),
    () =>
      JSON.stringify({
        ...household,
        ...Object.fromEntries(Array.from({ length: n }, (_, i) => [`m${i}`, i])),
      }),
    () => JSON.stringify({ ...household, tenure: random.text() }),
    () => JSON.stringify({ ...household, householdKey: `1${'a'.repeat(n)}` }),
    () => `${'{"a":'.repeat(n)}1${'}'.repeat(n)}`,
    () => `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"topics":[]}`,
    () => `{"occurredOn":1${'0'.repeat(n)}}`,
    () => `{"a":1,"a":2,"topics":["\\ud800"]}`,
    () =>
      JSON.stringify({
        definitionSet: Array.from({ length: Math.min(n, 20_000) }, (_, i) => ({ kpi: `k${i}`, version: i })),
      }),
  ])();
}

const TYPES = [
  'nl.energiekewijken.households.household-reached.v1',
  'nl.energiekewijken.reporting.report-edition-published.v1',
  'nl.energiekewijken.corrections.households-linked.v1',
  'nl.energiekewijken.corrections.entry-corrected.v1',
  'x',
];

const envelope = (random: Random, id: string): string =>
  `{"specversion":"1.0","source":"${random.of([SOURCE, 'urn:nld:oin:00000099000000002000:systeem:huur', '', 'x'.repeat(5_000)])}","id":"${id}","type":"${random.of(TYPES)}","data":${data(random)}}`;

const posted = (random: Random): Sent => ({
  method: 'POST',
  path: `/v1/gebeurtenissen${random.of(['', '?proef=true', '?proef=x', '?__proto__=1'])}`,
  token: random.of(POSTERS),
  type: random.of(['application/cloudevents+json', 'application/json']),
  body: envelope(random, `a-${random.whole(0, 1e9)}`),
});

const batch = (random: Random): Sent => ({
  method: 'POST',
  path: '/v1/gebeurtenissen?proef=true',
  token: random.of([ROLES.partner, ROLES.office]),
  type: 'application/cloudevents-batch+json',
  body: `[${Array.from({ length: random.size(200) }, (_, i) => `{"specversion":"1.0","source":"${SOURCE}","id":"b${i}","type":"${random.of(TYPES)}","data":${JSON.stringify({ ...household, topics: Array.from({ length: random.size(500) }, () => '') })}}`).join()}]`,
});

const binary = (random: Random): Sent => ({
  method: 'POST',
  path: '/v1/gebeurtenissen',
  token: ROLES.partner,
  type: 'application/json',
  headers: {
    'ce-specversion': '1.0',
    'ce-id': random.of(['a', '%00', 'x'.repeat(400)]),
    'ce-source': random.of([SOURCE, '%E2%82%AC', '%zz']),
    'ce-type': random.of(TYPES),
  },
  body: data(random),
});

/** Linking households is the office's: by whatever way, a partner's is refused. */
const linking: Kind = {
  name: 'a partner links the households of another',
  weight: 1,
  attack: async (random, target) => {
    const reply = await target.send({
      method: 'POST',
      path: `/v1/gebeurtenissen${random.of(['', '?proef=true'])}`,
      token: ROLES.partner,
      type: 'application/cloudevents+json',
      body: JSON.stringify({
        specversion: '1.0',
        source: SOURCE,
        id: `l-${random.whole(0, 1e9)}`,
        type: TYPES[2],
        data: { keys: ['b'.repeat(43), 'c'.repeat(43)], reason: 'DUPLICATE' },
      }),
    });
    return wrongWith(reply, [403]);
  },
};

export const EVENTS: readonly Kind[] = [
  requests('one event of every shape', posted, { weight: 4 }),
  requests('a batch full of faults', batch, { weight: 1 }),
  requests('binary mode', binary, { weight: 2 }),
  linking,
];
