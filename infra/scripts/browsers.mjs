import { existsSync } from 'node:fs';

/**
 * What draws the pages of tests and pictures, the lightest first: without a window a fifth less work for the same
 * page.
 */
const PATHS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The path of the browser on this machine: the one that CHROMIUM names, else the first that is there. */
export const browserPath = () => [process.env.CHROMIUM, ...PATHS].find((path) => path && existsSync(path));
