import { describe, expect, it } from '@jest/globals';

import {
  ALFA,
  correction,
  event,
  faultsOf,
  key,
  knowing,
  neighbourhood,
  OFFICE,
  openHouse,
  partner,
  postOne,
  reached,
  registration,
  SOURCE,
} from '../testing/ingest-fixture.js';

const refusal = async (item: unknown, actor = ALFA): Promise<readonly string[]> => {
  const { ingest, log } = await openHouse();
  const found = faultsOf(await ingest.post([item], actor, { single: true }));
  expect(await log()).toEqual([]);
  return found;
};

describe('the envelope', () => {
  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ['specversion', { specversion: '0.3' }, ['SPECVERSION /specversion']],
    ['no id', { id: undefined }, ['REQUIRED /id']],
    ['empty id', { id: '' }, ['TOO_SHORT /id']],
    ['long id', { id: 'x'.repeat(301) }, ['TOO_LONG /id']],
    ['id of another type', { id: 5 }, ['WRONG_TYPE /id']],
    ['id with a control character', { id: 'a\u0000' }, ['PATTERN /id']],
    ['id with a BSN', { id: 'x 111222333' }, ['PERSONAL_DATA /id']],
    ['subject with an e-mail address', { subject: 'jan@example.nl' }, ['PERSONAL_DATA /subject']],
    ['source with an e-mail address', { source: `${SOURCE}:jan@example.nl` }, ['PERSONAL_DATA /source']],
    ['source as URL', { source: 'https://alfa.nl' }, ['SOURCE_NOT_URN /source']],
    ['unknown type', { type: 'nl.x.v1' }, ['UNKNOWN_EVENT_TYPE /type']],
    ['time', { time: '2025-06-31T10:00:00Z' }, ['NOT_A_MOMENT /time']],
    ['time without offset', { time: '2025-06-30T10:00:00' }, ['NOT_A_MOMENT /time']],
    ['datacontenttype', { datacontenttype: 'text/xml' }, ['PATTERN /datacontenttype']],
    ['extension name', { Bad_Name: 'x' }, ['ATTRIBUTE_NAME /Bad_Name']],
    ['data_base64', { data_base64: 'x' }, ['ATTRIBUTE_NAME /data_base64']],
    ['extension value', { ext: {} }, ['WRONG_TYPE /ext']],
    ['data', { data: 'x' }, ['WRONG_TYPE /data']],
    ['no data', { data: undefined }, ['REQUIRED /data']],
  ])('%s', async (_, more, expected) => {
    expect(await refusal(reached('a-1', {}, more))).toEqual(expected);
  });

  it('accepts any offset and extensions', async () => {
    const { ingest } = await openHouse();
    const more = {
      time: '2025-06-30t10:00:00.123456-03:30',
      traceparent: '00-1-2-01',
      priority: 3,
      urgent: true,
    };
    await postOne(ingest, reached('a-1', {}, more));
  });

  it('tells data faults together with envelope faults', async () => {
    expect(await refusal(reached('a-1', { channel: 'FAX' }, { specversion: '2' }))).toEqual([
      'SPECVERSION /specversion',
      'UNKNOWN_CODE /data/channel',
    ]);
  });

  it('an item that is no object', async () => {
    expect(await refusal(7)).toEqual(['WRONG_TYPE ']);
  });
});

describe('the data', () => {
  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ['missing', { channel: undefined }, ['REQUIRED /data/channel']],
    ['unknown member', { 'kleur/a': 1 }, ['UNKNOWN_MEMBER /data/kleur~1a']],
    ['wrong type', { topics: 'ENERGY' }, ['WRONG_TYPE /data/topics']],
    ['code of another type', { channel: 3 }, ['WRONG_TYPE /data/channel']],
    ['code', { topics: ['ENERGY', 'COLD'] }, ['UNKNOWN_CODE /data/topics/1']],
    ['twice the same', { topics: ['ENERGY', 'ENERGY'] }, ['NOT_UNIQUE /data/topics']],
    ['pattern', { areaCode: 'XX1' }, ['PATTERN /data/areaCode']],
    ['too small', { areaEdition: 1999 }, ['TOO_SMALL /data/areaEdition']],
    ['too large', { areaEdition: 3000 }, ['TOO_LARGE /data/areaEdition']],
    [
      'too long',
      { topics: 'ENERGY FINANCES LONELINESS SAFETY HEALTH WORK HOUSING OTHER OTHER'.split(' ') },
      ['TOO_LONG /data/topics', 'NOT_UNIQUE /data/topics'],
    ],
    ['no date', { occurredOn: '2025-02-29' }, ['NOT_A_DATE /data/occurredOn']],
    ['before the programme', { occurredOn: '2020-08-31' }, ['BEFORE_PROGRAMME /data/occurredOn']],
    ['tomorrow', { occurredOn: '2025-07-01' }, ['IN_THE_FUTURE /data/occurredOn']],
    ['neighbourhood', { neighbourhoodId: 'nergens' }, ['UNREGISTERED_NEIGHBOURHOOD /data/neighbourhoodId']],
    ['personal data in an id', { interventionId: '0612345678' }, ['PERSONAL_DATA /data/interventionId']],
    ['personal data in a member name', { 'jan@example.nl': 1 }, ['PERSONAL_DATA /data']],
    ['a name for a key', { householdKey: 'Jan Jansen' }, ['PATTERN /data/householdKey']],
  ])('%s', async (_, data, expected) => {
    expect(await refusal(reached('a-1', data))).toEqual(expected);
  });

  it('accepts today in Amsterdam', async () => {
    const { ingest } = await openHouse();
    await postOne(ingest, reached('a-1', { occurredOn: '2025-06-30' }));
  });

  it('never shows what may be personal', async () => {
    const { ingest } = await openHouse();
    const outcome = await ingest.post(
      [
        reached('a-1', { householdKey: 'Jan Jansen' }),
        reached('a-2', { channel: 'bel 0612345678' }),
        reached('a-3', { householdKey: 111222333 }),
        reached('jan@example.nl', {}, { type: 'jan@example.nl', 'jan@example.nl': 1 }),
      ],
      ALFA,
    );
    expect(faultsOf(outcome).length).toBeGreaterThan(5);
    expect(JSON.stringify(outcome)).not.toMatch(/Jansen|0612345678|111222333|jan@example/);
  });

  it('has at most six decimals', async () => {
    const { ingest } = await openHouse();
    const {
      channel: _c,
      tenure: _t,
      topics: _o,
      ...common
    } = reached('x')['data'] as Record<string, unknown>;
    const saving = { gasM3: 1.1234567, kWh: 0.1, eur: 12.345678, methodId: 'm' };
    const fix = event('EnergyFixDelivered', 'f-1', {
      ...common,
      items: [{ code: 'LED', quantity: 1 }],
      saving,
    });
    expect(faultsOf(await ingest.post([fix], ALFA))).toEqual(['TOO_PRECISE /0/data/saving/gasM3']);
  });

  it('a replacement is checked as data of its target', async () => {
    const { ingest } = await openHouse();
    const { entryId } = await postOne(ingest, reached('a-1'));
    const replacement = {
      ...(reached('x')['data'] as object),
      channel: 'FAX',
      occurredOn: '2025-07-01',
      neighbourhoodId: 'nergens',
      interventionId: '0612345678',
    };
    const outcome = await ingest.post([correction('EntryCorrected', 'a-2', { entryId, replacement })], ALFA);
    expect(faultsOf(outcome)).toEqual([
      'UNKNOWN_CODE /0/data/replacement/channel',
      'PERSONAL_DATA /0/data/replacement/interventionId',
      'IN_THE_FUTURE /0/data/replacement/occurredOn',
      'UNREGISTERED_NEIGHBOURHOOD /0/data/replacement/neighbourhoodId',
    ]);
  });

  it('values that came as no text are as strict', async () => {
    expect(await refusal(reached('a\ud800'))).toEqual(['LONE_SURROGATE /id']);
    expect(await refusal(reached('a-1', { areaEdition: 2 ** 53 }))).toEqual([
      'UNSAFE_INTEGER /data/areaEdition',
    ]);
  });
});

describe('a batch with one fault', () => {
  it('of 500 stores nothing and says where', async () => {
    const { ingest, log } = await openHouse();
    const items = Array.from({ length: 500 }, (_, i) =>
      reached(`b-${i}`, { householdKey: key(`h-${i}`), ...(i === 321 ? { channel: 'FAX' } : {}) }),
    );
    expect(faultsOf(await ingest.post(items, ALFA))).toEqual(['UNKNOWN_CODE /321/data/channel']);
    expect(await log()).toEqual([]);
  });

  it('tells the faults of all items, also what only deciding finds', async () => {
    const { ingest, log } = await openHouse();
    const retract = (id: string) =>
      correction('EntryRetracted', id, { entry: { source: SOURCE, id: 'b-1' } });
    expect(
      faultsOf(await ingest.post([reached('b-1'), retract('b-2'), retract('b-3'), retract('b-4')], ALFA)),
    ).toEqual(['ENTRY_RETRACTED /2/data', 'ENTRY_RETRACTED /3/data']);
    expect(await log()).toEqual([]);
  });

  it('may happen in a neighbourhood the batch itself registers', async () => {
    const { ingest } = await openHouse();
    const office = { source: 'urn:nld:wijkspoor:programmabureau' };
    const items = [neighbourhood('nieuw'), reached('b-1', { neighbourhoodId: 'nieuw' }, office)];
    expect(faultsOf(await ingest.post(items, OFFICE))).toEqual([]);
    expect(faultsOf(await ingest.post([items[1]!, neighbourhood('later')].reverse(), OFFICE))).toEqual([]);
    const early = [reached('b-2', { neighbourhoodId: 'te-vroeg' }, office), neighbourhood('te-vroeg')];
    expect(faultsOf(await ingest.post(early, OFFICE))).toEqual([
      'UNREGISTERED_NEIGHBOURHOOD /0/data/neighbourhoodId',
    ]);
  });
});

describe('who may post', () => {
  it.each([
    ['auditor', { role: 'auditor', subject: 's' } as const],
    ['ministry', { role: 'ministry', subject: 's' } as const],
    ['partner without organisation', { role: 'partner', subject: 's' } as const],
  ])('not the %s', async (_, actor) => {
    expect(await refusal(reached('a-1'), actor)).toEqual(['MAY_NOT_POST /type']);
  });

  it('a partner registers nobody', async () => {
    expect(await refusal({ ...registration('gamma'), source: SOURCE })).toEqual(['MAY_NOT_POST /type']);
  });

  it('a partner that is not registered is not admitted', async () => {
    expect(await refusal(reached('a-1'), partner('gamma'))).toEqual(['PARTNER_NOT_ADMITTED /source']);
  });

  it('a partner posts under its own OIN only; without an OIN under its own name', async () => {
    const { ingest } = await openHouse();
    const post = async (source: string, actor = ALFA) =>
      faultsOf(await ingest.post([reached(`id-${source}`, {}, { source })], actor, { single: true }));
    const beta = partner('beta');
    const refused = ['SOURCE_NOT_YOURS /source'];
    expect(await post('urn:nld:oin:00000099000000002000:systeem:x')).toEqual(refused);
    expect(await post('urn:nld:wijkspoor:alfa:x')).toEqual(refused);
    expect(await post(SOURCE, beta)).toEqual(refused);
    expect(await post('urn:nld:wijkspoor:beta2:x', beta)).toEqual(refused);
    expect(await post('urn:nld:wijkspoor:beta:x', beta)).toEqual([]);
    expect(await post(SOURCE, OFFICE)).toEqual(refused);
    expect(await post('urn:nld:kvknr:12345678.bureau', OFFICE)).toEqual([]);
  });

  it('an OIN belongs to one partner', async () => {
    const { ingest } = await openHouse();
    const again = registration('gamma', '00000099000000001000');
    expect(faultsOf(await ingest.post([again], OFFICE))).toEqual(['OIN_TAKEN /0/data/oin']);
    const two = [
      registration('delta', '00000099000000003000'),
      registration('epsilon', '00000099000000003000'),
    ];
    expect(faultsOf(await ingest.post(two, OFFICE))).toEqual(['OIN_TAKEN /1/data/oin']);
  });

  it('another process learns of the OIN from the read model, and the log decides', async () => {
    const partnerWithOin = (oin: string): string => (oin === '00000099000000001000' ? 'alfa' : 'beta');
    const { another } = await openHouse(knowing({ partnerWithOin }));
    const taken = registration('gamma', '00000099000000001000');
    expect(faultsOf(await another().post([taken], OFFICE))).toEqual(['OIN_TAKEN /0/data/oin']);
    const free = registration('gamma', '00000099000000009000');
    expect(faultsOf(await another().post([free], OFFICE))).toEqual([]);
  });
});

describe('what may have been meant is named', () => {
  const areas = () => [
    { id: 'GM0518', names: ['Den Haag'] },
    { id: 'duindorp', names: ['Duindorp'] },
  ];
  const told = async (item: unknown): Promise<string | undefined> => {
    const { ingest } = await openHouse(knowing({ areas }));
    const outcome = await ingest.post([item], ALFA, { single: true });
    return outcome.stored ? undefined : outcome.faults[0]?.message.en;
  };

  it('given an area or a type a few letters off when it is posted then the near one is said', async () => {
    expect(await told(reached('a-1', { neighbourhoodId: 'duinorp' }))).toBe(
      'This neighbourhood is not registered; did you mean duindorp?',
    );
    expect(await told(reached('a-1', {}, { type: 'nl.energiekewijken.households.household-reach.v1' }))).toBe(
      'Unknown event type; did you mean nl.energiekewijken.households.household-reached.v1?',
    );
  });

  // Seen to fail: without the near ones the name on the screen was told an example of another area.
  it('given an area by its name when it is posted then its id is said in place of an example', async () => {
    for (const name of ['Duindorp', 'duin dorp', 'DUINDORP', 'Duindorp '])
      expect(await told(reached('a-1', { neighbourhoodId: name }))).toBe(
        'The value does not have the right form; did you mean duindorp?',
      );
    expect(await told(reached('a-1', { neighbourhoodId: 'Parijs' }))).toContain('an example: ');
    const target = (scope: string) =>
      openHouse(knowing({ areas })).then(({ ingest }) =>
        ingest.post(
          [
            event(
              'TargetSet',
              't',
              { kpi: '1.1', scope, period: '2026', value: 5 },
              { source: 'urn:nld:wijkspoor:programmabureau:test' },
            ),
          ],
          OFFICE,
          { single: true },
        ),
      );
    for (const [scope, id] of [
      ['Nederland', 'NL'],
      ['Den Haag', 'GM0518'],
      ['Duindorp', 'duindorp'],
    ])
      expect(JSON.stringify(await target(scope!))).toContain(`did you mean ${id!}`);
  });

  it('given no key where a key is asked when it is posted then its form is said, and not the value', async () => {
    for (const householdKey of ['Kerkweg 12', 'b'.repeat(42), ''])
      expect(await told(reached('a-1', { householdKey }))).toContain('a key has 43 characters');
  });

  it('given a target of a scope that nobody registered when it is set then that is told', async () => {
    const { ingest } = await openHouse(knowing({ areas }));
    const told = async (scope: string, kpi: string, value: number) => {
      const id = `t-${scope}-${kpi}`;
      const source = { source: 'urn:nld:wijkspoor:programmabureau:test' };
      const data = { kpi, scope, period: '2025', value };
      const outcome = await ingest.post([event('TargetSet', id, data, source)], OFFICE, { single: true });
      return outcome.stored ? outcome.receipts[0]?.warnings.map(({ rule }) => rule) : outcome.faults;
    };
    expect(await told('GM0519', '1.3', 5)).toEqual(['SCOPE_NOT_REGISTERED']);
    expect(await told('nergens', '1.3', 5)).toEqual(['SCOPE_NOT_REGISTERED']);
    expect(await told('duindorp', '1.3', 5)).toEqual([]);
    expect(await told('GM0518', '1.3', -5)).toEqual(['VALUE_BELOW_NOUGHT']);
    expect(await told('NL', '4.1', -5)).toEqual([]);
  });
});
