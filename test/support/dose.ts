/** `npm run test:long` asks for the long doses; `npm test` has every kind of test in small ones. */
export const LONG = process.env['WIJKSPOOR_TEST_LONG'] === '1';

/** How many rounds, rows or pages a test takes: the first in `npm test`, the second in `npm run test:long`. */
export const dose = <T>(short: T, long: T): T => (LONG ? long : short);

/** How many random histories a property is held against; `RUNS` in the environment sets it by hand. */
export const runs = (short: number, long: number): number => Number(process.env['RUNS'] ?? dose(short, long));
