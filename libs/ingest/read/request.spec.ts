import { describe, expect, it } from '@jest/globals';

import { ALFA, faultsOf, openHouse, reached } from '../testing/ingest-fixture.js';
import type { EventRequest } from '../index.js';
import { parseRequest } from './request.js';

const request = (contentType: string | undefined, body: unknown, headers = {}): EventRequest => ({
  contentType,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

const binary = (event: Record<string, unknown>, more = {}): EventRequest => {
  const { data, ...attributes } = event;
  const headers = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value]),
  );
  return request('application/json', data, { ...headers, ...more });
};

describe('the three content modes', () => {
  it('structured and batch', async () => {
    expect(await parseRequest(request('application/cloudevents+json; charset=UTF-8', { a: 1 }))).toEqual({
      ok: true,
      mode: 'structured',
      items: [{ a: 1 }],
    });
    expect(await parseRequest(request('application/cloudevents-batch+json', [1, 2]))).toMatchObject({
      mode: 'batch',
      items: [1, 2],
    });
    expect(await parseRequest(request('application/cloudevents-batch+json', {}))).toMatchObject({
      faults: [{ rule: 'WRONG_TYPE', place: [] }],
    });
  });

  it('binary, with header values decoded', async () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': 'caf%C3%A9%20x',
      'ce-subject': '"a \\"b\\""',
      other: 'x',
    };
    expect(await parseRequest(request('application/json', { a: 1 }, headers))).toEqual({
      ok: true,
      mode: 'binary',
      items: [{ specversion: '1.0', id: 'café x', subject: 'a "b"', data: { a: 1 } }],
    });
  });

  it('binary: faults in body and headers with their places', async () => {
    const headers = { 'ce-specversion': '1.0', 'ce-id': '%FF' };
    expect(await parseRequest(request('application/json', '{"a":1,"a":2}', headers))).toMatchObject({
      faults: [
        { rule: 'DUPLICATE_MEMBER', place: ['data', 'a'] },
        { rule: 'PATTERN', place: ['id'] },
      ],
    });
  });

  it.each([undefined, 'text/plain', 'application/json', 'application/cloudevents+json; charset=latin1'])(
    'does not know %s',
    async (contentType) => {
      expect(await parseRequest(request(contentType, {}))).toEqual({
        ok: false,
        unsupportedMediaType: contentType ?? '',
      });
    },
  );

  it('give one event one digest: whichever mode comes second is a duplicate', async () => {
    const { ingest } = await openHouse();
    const event = reached('m-1', {}, { time: '2025-06-02T10:00:00Z', priority: '3' });
    const first = await ingest.postRequest(
      request('application/cloudevents+json', { ...event, priority: 3 }),
      ALFA,
    );
    const second = await ingest.postRequest(
      request('application/cloudevents-batch+json', [{ ...event, datacontenttype: 'application/json' }]),
      ALFA,
    );
    const third = await ingest.postRequest(binary(event), ALFA);
    for (const outcome of [first, second, third]) expect(faultsOf(outcome)).toEqual([]);
    if (!first.stored || !second.stored || !third.stored) return;
    expect([second.receipts[0], third.receipts[0]]).toEqual(
      [0, 1].map(() => ({ ...first.receipts[0], duplicate: true })),
    );
  });

  it('posts nothing of what is no JSON and says where', async () => {
    const { ingest, log } = await openHouse();
    expect(faultsOf(await ingest.postRequest(request('application/cloudevents+json', '{'), ALFA))).toEqual([
      'NOT_JSON ',
    ]);
    expect(await ingest.postRequest(request('text/csv', ''), ALFA)).toEqual({
      stored: false,
      faults: [],
      unsupportedMediaType: 'text/csv',
    });
    expect(await log()).toEqual([]);
  });
});
