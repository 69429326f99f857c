import { expect, it } from '@jest/globals';
import { separatorOf } from './csv.js';

// Seen to fail: when what stands in quotation marks is looked into.
it('given cells in quotation marks full of another separator, then the one between the cells is found', () => {
  expect(separatorOf('soort;"lang, breed, hoog, diep"\n1;"a, b, c, d"\n2;"e, ""f"", g, h"\n')).toBe(';');
  expect(separatorOf('soort,"lang; breed; hoog"\n1,"a; b; c"\n2,"d; e; f"\n')).toBe(',');
});
