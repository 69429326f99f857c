import { isLoopback } from '#libs/platform';
import { PARTNER_ID } from '#libs/programme';

import type { Actor } from './actor.js';
import type { Authenticator } from './authenticator.js';
import { isRole, ROLES } from './roles.js';

const PREFIX = 'demo-';
const PARTNER = new RegExp(PARTNER_ID);

/**
 * Fixed tokens for a trial on one's own machine: `demo-<role>`, or `demo-<role>-<partnerId>` where that acts for a
 * partner.
 */
export const demoAuthenticator: Authenticator = {
  async authenticate(bearer): Promise<Actor | undefined> {
    if (bearer?.startsWith(PREFIX) !== true) return undefined;
    const named = bearer.slice(PREFIX.length);
    if (isRole(named)) return ROLES[named].forPartner ? undefined : { role: named, subject: bearer };
    for (const role of Object.keys(ROLES).filter(isRole)) {
      const partnerId = named.slice(role.length + 1);
      if (ROLES[role].forPartner && named.startsWith(`${role}-`) && PARTNER.test(partnerId))
        return { role, partnerId, subject: bearer };
    }
    return undefined;
  },
};

/** Throws unless only this machine can reach the address: everybody knows the demo tokens. */
export function assertDemoAllowed(host: string): void {
  if (isLoopback(host)) return;
  throw new Error(
    `Demomodus (WIJKSPOOR_DEMO=1) mag alleen op een lokaal adres zoals 127.0.0.1, niet op ${host}: iedereen kent de tokens. / ` +
      `Demo mode (WIJKSPOOR_DEMO=1) is allowed on a loopback address such as 127.0.0.1 only, not on ${host}: everybody knows the tokens.`,
  );
}
