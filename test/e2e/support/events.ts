import { createHash } from 'node:crypto';
import { typeNamed } from '#libs/programme';
import { OFFICE, type Server } from './server.js';

export const DUINDORP = 'urn:nld:oin:00000099000000001000:systeem:wijkapp';
export const ZANDKASTEEL = 'urn:nld:oin:00000099000000002000:systeem:huur';
export const BUREAU = 'urn:nld:oin:00000099000000009000:systeem:bureau';

export type Event = Record<string, unknown> & { data: Record<string, unknown> };

export function cloudEvent(name: string, source: string, id: string, data: object, more: object = {}): Event {
  const attributes = { specversion: '1.0', source, id, type: typeNamed(name).type };
  return { ...attributes, ...more, data: { ...data } };
}

/** A made-up household's pseudonym: 43 characters base64url. */
export const household = (name: string): string => createHash('sha256').update(name).digest('base64url');

export const reached = (id: string, more: object = {}, source = DUINDORP): Event =>
  cloudEvent('HouseholdReached', source, id, {
    occurredOn: '2025-05-14',
    neighbourhoodId: 'noord',
    evidence: 'REGISTRATION',
    householdKey: household(id),
    channel: 'HOME_VISIT',
    tenure: 'SOCIAL_RENT',
    topics: ['ENERGY'],
    ...more,
  });

/**
 * Entries about people by which nothing moves that outsiders see: one household, approached again and again. As
 * many as these between two editions leave open what became of each number (docs/decisions/0119).
 */
export const approaches = (tag: string, count = 20): readonly Event[] =>
  Array.from({ length: count }, (_, i) =>
    cloudEvent('HouseholdApproached', DUINDORP, `benaderd-${tag}-${String(i)}`, {
      occurredOn: '2025-05-14',
      neighbourhoodId: 'noord',
      evidence: 'REGISTRATION',
      householdKey: household('steeds weer'),
      channel: 'PHONE',
      attempt: i + 1,
    }),
  );

const area = (neighbourhoodId: string, municipalityCode: string): Event =>
  cloudEvent('NeighbourhoodRegistered', BUREAU, `gebied-${neighbourhoodId}`, {
    neighbourhoodId,
    name: `Wijk ${neighbourhoodId}`,
    municipality: 'Duindorp',
    municipalityCode,
    lat: 52,
    lon: 5,
  });

const partner = (partnerId: string, kind: string, oin: string, werklijnen: number[]): Event =>
  cloudEvent('PartnerRegistered', BUREAU, `partner-${partnerId}`, {
    // From which day it takes part, and so is expected to hand in.
    occurredOn: '2021-01-01',
    partnerId,
    name: `Partner ${partnerId}`,
    kind,
    oin,
    werklijnen,
    neighbourhoodIds: ['noord', 'zuid'],
  });

/** Two neighbourhoods and two partners, registered by the programme office. */
export async function registerProgramme(server: Server): Promise<void> {
  const answer = await server.post(
    [
      area('noord', 'GM0001'),
      area('zuid', 'GM0002'),
      partner('gemeente-duindorp', 'MUNICIPALITY', '00000099000000001000', [1, 4]),
      partner('corporatie-zandkasteel', 'HOUSING_CORPORATION', '00000099000000002000', [1]),
    ],
    OFFICE,
  );
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
}
