import { createHmac } from 'node:crypto';

/**
 * Not a secret: the demo's stand-in for the programme-wide key that the partners share and the platform never sees.
 */
const DEMO_KEY = 'wijkspoor-demo-programme';

/** The pseudonym of a made-up household: 43 characters base64url, the same for every partner. */
export const householdKey = (household: string): string =>
  createHmac('sha256', DEMO_KEY).update(`household/${household}`).digest('base64url');

/** The pseudonym of a made-up dwelling, the same for every partner. */
export const dwellingKey = (dwelling: string): string =>
  createHmac('sha256', DEMO_KEY).update(`dwelling/${dwelling}`).digest('base64url');

/** The pseudonym of a made-up participant, under a key of the partner's own. */
export const personKey = (partnerId: string, number: number): string =>
  createHmac('sha256', `${DEMO_KEY}/${partnerId}`).update(`person/${number}`).digest('base64url');
