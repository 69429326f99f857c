import { randomUUID } from 'node:crypto';

const filler =
  'Een gebeurtenis zoals een partner die aanlevert, met tekst tot zij ongeveer een kilobyte is. ';

/** The n-th event of about 1 KB (data and metadata together), the same for every contender but for its id. */
export function event(n) {
  const data = {
    occurredOn: '2025-05-14',
    neighbourhoodId: 'utrecht-overvecht',
    evidence: 'REGISTRATION',
    householdKey: 't_0123456789abcdefghijkl',
    channel: 'HOME_VISIT',
    tenure: 'SOCIAL_RENT',
    topics: ['ENERGY'],
    note: filler.repeat(5).slice(0, 440),
  };
  const metadata = {
    source: 'urn:nld:oin:00000099000000001000:systeem:wijkapp',
    id: `bench-${n}`,
    digest: 'a'.repeat(64),
    partnerId: 'gemeente-duindorp',
    actor: { role: 'partner', subject: 'demo-partner-gemeente-duindorp' },
    naturalKey: '0123456789abc',
  };
  return { id: randomUUID(), data, metadata };
}

/** The same with data and metadata as JSON texts, for stores that take texts. */
export function textEvent(n) {
  const { id, data, metadata } = event(n);
  return { id, data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
}
