import { createHmac } from 'node:crypto';

/** Not a secret: the demo's stand-in for the programme-wide key that the partners share and the platform never sees. */
const DEMO_KEY = 'wijkspoor-demo-programme';

/** The pseudonym of a made-up household: 43 characters base64url, the same for every partner. */
export const householdKey = (household: string): string =>
  createHmac('sha256', DEMO_KEY).update(`household/${household}`).digest('base64url');
