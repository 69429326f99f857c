// Seen to fail: without the fallback to the code (a letter without a glyph was lost).
import { describe, expect, it } from '@jest/globals';
import { printable } from './printable.js';

describe('printable', () => {
  it.each([
    ['Wijk Overvecht-Noord', 'Wijk Overvecht-Noord'],
    ['≥ 12 m³, −4 → “é” € Čakovec Γλυκός Привіт', '≥ 12 m³, −4 → “é” € Čakovec Γλυκός Привіт'],
    ['cafe\u0301', 'café'],
    ['a\tb\u0000c', 'a bc'],
    ['zacht\u00adaf', 'zacht\u00adaf'],
    ['😀 goed', '[U+1F600] goed'],
    ['مرحبا', '[U+0645][U+0631][U+062D][U+0628][U+0627]'],
    ['\u202eomgekeerd', 'omgekeerd'],
  ])('%j is written as %j', (text, written) => {
    expect(printable(text)).toBe(written);
  });
});
