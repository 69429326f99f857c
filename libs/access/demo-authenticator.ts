import { isIPv4 } from 'node:net';

import { PARTNER_ID, type Role } from '#libs/programme';

import type { Actor } from './actor.js';
import type { Authenticator } from './authenticator.js';

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['demo-programme-office', 'programme-office'],
  ['demo-auditor', 'auditor'],
  ['demo-ministry', 'ministry'],
]);
const PARTNER_TOKEN = new RegExp(`^demo-partner-(?<partnerId>${PARTNER_ID.slice(1, -1)})$`);

/** Fixed tokens for a trial on one's own machine: demo-programme-office, demo-auditor, demo-ministry, demo-partner-<partnerId>. */
export const demoAuthenticator: Authenticator = {
  async authenticate(bearer): Promise<Actor | undefined> {
    if (bearer === undefined) return undefined;
    const role = ROLES.get(bearer);
    if (role) return { role, subject: bearer };
    const partnerId = PARTNER_TOKEN.exec(bearer)?.groups?.['partnerId'];
    return partnerId === undefined ? undefined : { role: 'partner', partnerId, subject: bearer };
  },
};

/** Whether a host name or address can only be this machine. */
export const isLoopback = (host: string): boolean =>
  ['localhost', '::1', '[::1]'].includes(host.toLowerCase()) || (isIPv4(host) && host.startsWith('127.'));

/** Throws unless only this machine can reach the address: everybody knows the demo tokens. */
export function assertDemoAllowed(host: string): void {
  if (isLoopback(host)) return;
  throw new Error(
    `Demomodus (WIJKSPOOR_DEMO=1) mag alleen op een lokaal adres zoals 127.0.0.1, niet op ${host}: iedereen kent de tokens. / ` +
      `Demo mode (WIJKSPOOR_DEMO=1) is allowed on a loopback address such as 127.0.0.1 only, not on ${host}: everybody knows the tokens.`,
  );
}
