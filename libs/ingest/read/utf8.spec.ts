import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { ALFA, faultsOf, openHouse, reached } from '../testing/ingest-fixture.js';
import { MEDIA_TYPES } from './request.js';
import { decodeUtf8 } from './utf8.js';

/** A text of ASCII and a byte order mark in UTF-16 or UTF-32, as a file or .NET writes it. */
function wide(text: string, width: 2 | 4, order: 'LE' | 'BE'): Buffer {
  const bytes = Buffer.alloc(text.length * width);
  [...text].forEach((char, i) => {
    const code = char.charCodeAt(0);
    if (order === 'LE') bytes.writeUIntLE(code, i * width, width);
    else bytes.writeUIntBE(code, i * width, width);
  });
  return bytes;
}

const latin1 = (value: unknown) => Buffer.from(JSON.stringify(value), 'latin1');

describe('bytes that should be UTF-8', () => {
  it('are the text they are', () => {
    fc.assert(
      // Texts as JSON has them: a control character stands in none, and two characters in front are of ASCII.
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sent = `{"${text.toWellFormed()}`;
        expect(decodeUtf8(Buffer.from(sent))).toEqual({ ok: true, text: sent });
      }),
    );
  });

  it('are the same with a byte order mark in front, and one inside stays', () => {
    const marked = Buffer.from('\ufeff{"a":"\ufeff"}');
    expect(decodeUtf8(marked)).toEqual({ ok: true, text: '{"a":"\ufeff"}' });
  });

  // Seen to fail: without the look at the first bytes, UTF-16 was "not valid JSON", without a word on why.
  it.each(['structured', 'batch', 'binary'] as const)(
    'in UTF-16 and UTF-32 are refused by that name in %s mode, with a mark and without',
    async (mode) => {
      const { ingest, log } = await openHouse();
      const { data, ...attributes } = reached('a-1');
      const event = { ...attributes, data };
      const json = JSON.stringify({ structured: event, batch: [event], binary: data }[mode]);
      const ce = Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [`ce-${name}`, String(value)]),
      );
      for (const mark of ['', '\ufeff'])
        for (const [width, order] of [
          [2, 'LE'],
          [2, 'BE'],
          [4, 'LE'],
          [4, 'BE'],
        ] as const) {
          const body = wide(mark + json, width, order);
          const sent = { contentType: MEDIA_TYPES[mode], headers: mode === 'binary' ? ce : {}, body };
          const outcome = await ingest.postRequest(sent, ALFA);
          expect(faultsOf(outcome)).toEqual([`OTHER_ENCODING ${mode === 'binary' ? '/data' : ''}`]);
          expect(JSON.stringify(outcome)).toContain(`UTF-${width * 8}`);
        }
      expect(await log()).toEqual([]);
    },
  );

  it.each(['structured', 'batch', 'binary'] as const)(
    'with a mark of UTF-8 are the same event in %s mode',
    async (mode) => {
      const { ingest } = await openHouse();
      const { data, ...attributes } = reached('a-1');
      const event = { ...attributes, data };
      await ingest.post([event], ALFA);
      const json = JSON.stringify({ structured: event, batch: [event], binary: data }[mode]);
      const ce = Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [`ce-${name}`, String(value)]),
      );
      const sent = {
        contentType: MEDIA_TYPES[mode],
        headers: mode === 'binary' ? ce : {},
        body: Buffer.from(`\ufeff${json}`),
      };
      expect(await ingest.postRequest(sent, ALFA)).toMatchObject({ receipts: [{ duplicate: true }] });
    },
  );

  it('or are refused with the first byte that is none, also after a real U+FFFD', () => {
    const bytes = Buffer.concat([Buffer.from('é\ufffd'), Buffer.from([0xe9]), Buffer.from('x')]);
    expect(decodeUtf8(bytes)).toMatchObject({
      ok: false,
      fault: { rule: 'NOT_UTF8', message: { en: expect.stringContaining('byte 6 ') } },
    });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0xf8, max: 0xff }), (before, bad) => {
        const head = Buffer.from(`{"${before.toWellFormed()}`);
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
    // Then. Seen to fail: decoded without a check, Caf\ufffd was stored forever.
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
