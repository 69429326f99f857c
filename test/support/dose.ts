/** `npm run test:long` asks for the long doses; `npm test` has every kind of test in small ones. */
export const LONG = process.env['WIJKSPOOR_TEST_LONG'] === '1';

/** How many rounds, rows or pages a test takes: the first in `npm test`, the second in `npm run test:long`. */
export const dose = <T>(short: T, long: T): T => (LONG ? long : short);

/** How wide a page is looked at: in `npm test` as it mostly is by who does this, in `npm run test:long` both ways. */
export const widths = (mostly: 1280 | 390): readonly (1280 | 390)[] => dose([mostly], [1280, 390]);

/** How many random histories a property is held against; `RUNS` in the environment sets it by hand. */
export const runs = (short: number, long: number): number => Number(process.env['RUNS'] ?? dose(short, long));

/**
 * Milliseconds after which what a test waits for hangs, however busy the machine: twenty thousand rows took more
 * than a minute and a half at load 28, and in the long doses a thousand starts more than an hour at load 15.
 */
export const PATIENCE = dose(600_000, 14_400_000);

/**
 * Milliseconds that no test has (the `testTimeout` of jest.config.mjs, PATIENCE where a test says so): what waits
 * for them hangs, and the test is red. A bound of the product that is no guard of the test is set to this.
 */
export const LONGER_THAN_A_TEST = 2 * PATIENCE;

/** Milliseconds between two lines of a long dose. */
const TELL_EVERY = 30_000;

/**
 * Tells on standard error now and then how far a long dose is: one that says nothing for an hour looks like one
 * that hangs.
 */
export function progress(what: string, of: number): (done: number) => void {
  const began = performance.now();
  let told = began;
  return (done) => {
    const now = performance.now();
    if (!LONG || (now - told < TELL_EVERY && done < of)) return;
    told = now;
    process.stderr.write(`${what}: ${done} of ${of} in ${Math.round((now - began) / 1_000)} s\n`);
  };
}
