import { expect, it } from '@jest/globals';
import { widthOf } from './template.js';

it.each([
  ['', 12],
  ['Datum', 12],
  ['Huishouden', 12],
  ['Huishoudens', 13],
  ['x'.repeat(42), 44],
  ['x'.repeat(60), 44],
])('the column of %p is %d wide', (header, width) => expect(widthOf(header)).toBe(width));
