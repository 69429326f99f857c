import { organisationOf, type Actor } from '#libs/access';
import { at, fault, ownSources, type Fault } from '#libs/programme';

import type { Envelope } from './envelope.js';
import type { LogReader } from '../log/log-reader.js';
import type { OinRegister } from './oin-register.js';
import { isRegistered, oinOf, partnerStream } from '../log/participation.js';

const OIN_SOURCE = /^urn:nld:oin:([0-9A-Za-z]+)(?::|$)/;

/**
 * Whether the source is the actor's to use: of a partner under its own OIN (without an OIN under
 * urn:nld:wijkspoor:<its id>), of the programme office under anything that is no registered partner's OIN.
 */
export async function checkSource(
  { source, place }: Envelope,
  actor: Actor,
  reader: LogReader,
  oins: OinRegister,
): Promise<readonly Fault[]> {
  const refused = [fault('SOURCE_NOT_YOURS', at(place, 'source'), {}, source)];
  const partnerId = organisationOf(actor);
  if (partnerId === undefined) {
    const oin = OIN_SOURCE.exec(source)?.[1]?.toUpperCase();
    return oin !== undefined && (await oins.holderOf(oin, reader)) !== undefined ? refused : [];
  }
  const { state } = await reader.stream(partnerStream(partnerId));
  if (!isRegistered(state, 'PartnerRegistered')) return [fault('PARTNER_NOT_ADMITTED', at(place, 'source'))];
  return source.startsWith(ownSources({ partnerId, oin: oinOf(state) })) ? [] : refused;
}
