import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AddressBook, addressesIn } from './address-book.js';

describe('a line of addresses', () => {
  it.each<[string, readonly string[]]>([
    ['duindorp a@b.example', ['a@b.example']],
    ['duindorp; a@b.example, c@d.example # beiden', ['a@b.example', 'c@d.example']],
    ['duindorp\ta@b.example\r', ['a@b.example']],
  ])('%j has %j', (line, found) =>
    expect(addressesIn(line)).toEqual({ addresses: new Map([['duindorp', found]]), wrong: [] }),
  );

  // Seen to fail: without the look at line breaks and brackets a header could be smuggled in.
  it.each([
    'duindorp',
    'Duindorp a@b.example',
    'duindorp a@b@c.example',
    'duindorp <a@b.example>',
    'duindorp a@b.example\\r\\nBcc:c@d.example',
    'duindorp a1@b.nl a2@b.nl a3@b.nl a4@b.nl a5@b.nl a6@b.nl',
    `duindorp ${'a'.repeat(65)}@b.example`,
  ])('%j is told by its number', (line) => expect(addressesIn(`\n${line}`).wrong).toEqual([2]));

  it('a partner twice is told, comments and empty lines are not', () => {
    expect(addressesIn('# wie\n\na x@y.example\na z@y.example').wrong).toEqual([4]);
  });
});

describe('the file of addresses', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'adressen-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  /** A file system may tell two writes of one millisecond apart or not. */
  const write = (text: string, at: number): string => {
    const path = join(folder, 'adressen');
    writeFileSync(path, text);
    utimesSync(path, at, at);
    return path;
  };

  it('that is not there or wrong at the start is a fault of the setting, without what stands in it', () => {
    expect(() => new AddressBook(join(folder, 'nergens'))).toThrow('WIJKSPOOR_MAIL_ADDRESSES');
    const path = write('duindorp geheim', 1);
    expect(() => new AddressBook(path)).toThrow(/in line 1$/);
    expect(() => new AddressBook(path)).not.toThrow(/geheim/);
  });

  it('is read again when it changed; what was read well stands while it is wrong', () => {
    const book = new AddressBook(write('a x@y.example', 1));
    write('a x@y.example\nb z@y.example', 2);
    expect([book.refresh(), book.partners()]).toEqual([undefined, ['a', 'b']]);
    write('a', 3);
    expect(book.refresh()).toContain('in line 1');
    expect(book.of('a')).toEqual(['x@y.example']);
  });
});
