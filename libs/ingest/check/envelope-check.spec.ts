/**
 * The attributes of a CloudEvent, each at its bounds; what comes of one that is refused is in refusals.spec.ts. Seen
 * to fail: with each length one off, with a source kept as good before it is looked at, with the number of a URN
 * taken for somebody's, with what may be personal repeated, and with an attribute that is null judged.
 */
import { describe, expect, it } from '@jest/globals';

import { describeFault, reached, SOURCE } from '../testing/ingest-fixture.js';
import { checkEnvelope, MAX_ID } from './envelope-check.js';

const EVENT = reached('a-1');
const found = (more: Readonly<Record<string, unknown>>) => checkEnvelope({ ...EVENT, ...more }, [3]);
const faults = (more: Readonly<Record<string, unknown>>) => found(more).map(describeFault);

describe('given an event in order', () => {
  it('then nothing is wrong with it, whatever its data say', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ data: { anything: 1 } })).toEqual([]);
  });

  it.each<readonly [attribute: string, values: readonly unknown[]]>([
    ['id', ['x', 'x'.repeat(MAX_ID), 'é']],
    ['subject', ['x'.repeat(MAX_ID), null, undefined]],
    ['time', ['2025-06-30T10:00:00Z', '2025-06-30t10:00:00.1+02:00']],
    ['datacontenttype', ['application/json', 'APPLICATION/JSON ; charset=utf-8', 'application/json;x']],
    ['dataschema', ['x'.repeat(2_000)]],
    ['source', [SOURCE, 'urn:ab:x', `urn:${'a'.repeat(32)}:x`]],
    ['a', ['', true, false, 0, -3, null].slice(1)],
    ['a'.repeat(20), ['x'.repeat(2_000)]],
  ])('when its %s is any of these, then it stays so', (name, values) => {
    for (const value of values) expect([value, faults({ [name]: value })]).toEqual([value, []]);
  });
});

describe('given an event that is not', () => {
  it.each<readonly [attribute: string, value: unknown, rule: string]>([
    ['specversion', 1.0, 'SPECVERSION'],
    ['specversion', null, 'SPECVERSION'],
    ['id', 'x'.repeat(MAX_ID + 1), 'TOO_LONG'],
    ['id', '', 'TOO_SHORT'],
    ['id', 'a\u009f', 'PATTERN'],
    ['id', null, 'WRONG_TYPE'],
    ['source', `urn:${'a'.repeat(33)}:x`, 'SOURCE_NOT_URN'],
    ['source', 'urn:ab:x y', 'SOURCE_NOT_URN'],
    ['source', `${SOURCE}${'x'.repeat(MAX_ID)}`, 'TOO_LONG'],
    ['source', 7, 'WRONG_TYPE'],
    ['type', `nl.${'x'.repeat(MAX_ID)}`, 'TOO_LONG'],
    ['data', [], 'WRONG_TYPE'],
    ['data', null, 'WRONG_TYPE'],
    ['time', '', 'TOO_SHORT'],
    ['time', 5, 'WRONG_TYPE'],
    ['time', '2025-06-30', 'NOT_A_MOMENT'],
    ['datacontenttype', 'application/jsonp', 'PATTERN'],
    ['dataschema', 'x'.repeat(2_001), 'TOO_LONG'],
    ['a', 'x'.repeat(2_001), 'TOO_LONG'],
    ['a', 1.5, 'WRONG_TYPE'],
    ['a', [], 'WRONG_TYPE'],
    ['a'.repeat(21), 'x', 'ATTRIBUTE_NAME'],
    ['a_b', 'x', 'ATTRIBUTE_NAME'],
    ['constructor', {}, 'WRONG_TYPE'],
  ])('when its %s is %j, then that is %s, at its place', (name, value, rule) => {
    expect(faults({ [name]: value })).toEqual([`${rule} /3/${name}`]);
  });

  it.each(['specversion', 'id', 'source', 'type', 'data'])('when it has no %s, then that is told', (name) => {
    expect(faults({ [name]: undefined })).toEqual([`REQUIRED /3/${name}`]);
  });

  /** Seen to fail: with no value told, with any text told. */
  it.each([
    ['0.3', '0.3'],
    ['2', '2'],
    ['J. Jansen', undefined],
    ['123456782', undefined],
    [1, undefined],
  ])('when its version is %j, then %j is told of it', (specversion, told) => {
    expect(found({ specversion }).map(({ value }) => value)).toEqual([told]);
  });

  it('when several things are wrong, then all of them are told', () => {
    expect(faults({ id: 5, time: 'x', A: 1 })).toEqual([
      'WRONG_TYPE /3/id',
      'NOT_A_MOMENT /3/time',
      'ATTRIBUTE_NAME /3/A',
    ]);
  });

  it('when its type is nearly that of another, then that one is named', () => {
    const [fault] = found({ type: `${String(EVENT['type'])}x` });
    expect(fault?.message.nl).toContain(String(EVENT['type']));
  });
});

describe('given what may be about a person', () => {
  it.each<readonly [what: string, more: Readonly<Record<string, unknown>>, at: string]>([
    ['an id', { id: 'x jan@example.nl' }, 'PERSONAL_DATA /3/id'],
    ['the end of a source', { source: `${SOURCE}:jan@example.nl` }, 'PERSONAL_DATA /3/source'],
    ['a source that is no URN', { source: 'jan@example.nl' }, 'SOURCE_NOT_URN /3/source'],
    ['a type', { type: 'jan@example.nl' }, 'UNKNOWN_EVENT_TYPE /3/type'],
    ['the name of an attribute', { 'jan@example.nl': 1 }, 'ATTRIBUTE_NAME /3'],
  ])('when it stands in %s, then it is refused and not repeated', (_, more, at) => {
    expect(faults(more)).toContain(at);
    expect(JSON.stringify(found(more))).not.toContain('jan@');
  });

  it('when it is in the own number of a URN, then it is nobody’s', () => {
    // Nine digits of which the 11-test holds.
    expect(faults({ source: 'urn:nld:oin:123456782:systeem' })).toEqual([]);
    expect(faults({ source: 'urn:nld:oin:00000099000000001000:123456782' })).toEqual([
      'PERSONAL_DATA /3/source',
    ]);
  });

  it('when a source was good, then another one is looked at all the same, and the same bad one again', () => {
    const bad = { source: `${SOURCE}:jan@example.nl` };
    for (const each of [{}, bad, {}, bad]) expect(faults(each)).toHaveLength('source' in each ? 1 : 0);
  });

  it('when the name of an attribute is long, then no more of it is repeated than recognises it', () => {
    const [fault] = found({ ['b'.repeat(500)]: 1 });
    expect(fault?.place).toEqual([3, 'b'.repeat(100)]);
  });
});
