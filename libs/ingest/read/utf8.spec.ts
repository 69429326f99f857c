import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { ALFA, faultsOf, openHouse, reached } from '../testing/ingest-fixture.js';
import { MEDIA_TYPES } from './request.js';
import { decodeUtf8 } from './utf8.js';

const latin1 = (value: unknown) => Buffer.from(JSON.stringify(value), 'latin1');

describe('bytes that should be UTF-8', () => {
  it('are the text they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeUtf8(Buffer.from(text.toWellFormed()))).toEqual({ ok: true, text: text.toWellFormed() });
      }),
    );
  });

  it('or are refused with the first byte that is none, also after a real U+FFFD', () => {
    const bytes = Buffer.concat([Buffer.from('é\ufffd'), Buffer.from([0xe9]), Buffer.from('x')]);
    expect(decodeUtf8(bytes)).toMatchObject({
      ok: false,
      fault: { rule: 'NOT_UTF8', message: { en: expect.stringContaining('byte 6 ') } },
    });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0xf8, max: 0xff }), (before, bad) => {
        const head = Buffer.from(before.toWellFormed());
        expect(decodeUtf8(Buffer.concat([head, Buffer.from([bad, 0x61])]))).toMatchObject({
          fault: { message: { en: expect.stringContaining(`byte ${head.length + 1} `) } },
        });
      }),
    );
  });

  it.each(['structured', 'batch', 'binary'] as const)('are refused in %s mode', async (mode) => {
    // Given
    const { ingest, log } = await openHouse();
    const { data, ...attributes } = reached('a-1', {}, { subject: 'Café' });
    const event = { ...attributes, data };
    const body = { structured: event, batch: [event], binary: { ...(data as object), note: 'Café' } }[mode];
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': 'a-1',
      'ce-source': String(attributes['source']),
      'ce-type': String(attributes['type']),
    };
    // When
    const sent = {
      contentType: MEDIA_TYPES[mode],
      headers: mode === 'binary' ? headers : {},
      body: latin1(body),
    };
    const outcome = await ingest.postRequest(sent, ALFA);
    // Then. Seen to fail: decoded without a check, Caf\ufffd was stored for ever.
    expect(faultsOf(outcome)).toEqual([`NOT_UTF8 ${mode === 'binary' ? '/data' : ''}`]);
    expect(await log()).toEqual([]);
  });

  it.each([
    ['raw UTF-8', Buffer.from('café').toString('latin1')],
    ['Latin-1', 'caf\u00e9'],
    ['a bare %', '50% af'],
    ['half an escape', 'caf%C3%'],
    ['an escape that is no UTF-8', 'caf%E9'],
    ['a control character', 'a\u0001'],
  ])('are refused in a header: %s', async (_, subject) => {
    const { ingest } = await openHouse();
    const { data, ...attributes } = reached('a-1');
    const headers = Object.fromEntries(
      Object.entries({ ...attributes, subject }).map(([name, value]) => [`ce-${name}`, String(value)]),
    );
    const sent = { contentType: MEDIA_TYPES.binary, headers, body: JSON.stringify(data) };
    expect(faultsOf(await ingest.postRequest(sent, ALFA))).toEqual(['PATTERN /subject']);
  });
});
