import { expect, it } from '@jest/globals';
import { OPEN_EDITION } from './testing/open-edition.js';
import { openSdmx } from './sdmx.js';

// Seen to fail: with what is free said to be confidential and the other way round; with a value where none is.
it('given an edition, then each figure says its value, that there is none or that it is kept back, and for whom it is', () => {
  const [header = '', ...rows] = openSdmx(OPEN_EDITION).trimEnd().split(/\r?\n/);
  const names = header.split(',');
  const told = (row: string) => {
    const cells = row.split(',');
    const of = (name: string) => cells[names.indexOf(name)];
    return ['MEASURE', 'REF_AREA', 'OBS_VALUE', 'CONF_STATUS', 'LOWER_BOUND', 'UPPER_BOUND'].map(of);
  };
  expect(rows.map(told)).toEqual([
    ['K1.1', 'NL', '45', 'F', '41', '49'],
    ['K1.1', 'WK9901', 'NaN', 'C', '0', ''],
    ['K4.3', 'NL', '-3', 'F', '', ''],
  ]);
});
