import { approaches, BUREAU, cloudEvent, household, reached, registerProgramme } from './events.js';
import { OFFICE, PARTNER, type Server } from './server.js';

/**
 * Contacts with three households in zuid, and with these and forty households in noord: nobody outside may know
 * either. No bound of a number shown (4 from a multiple of 5) can be one of them by chance.
 */
export const [IN_ZUID, IN_ALL] = [237, 277];

/** A programme with editions for the programme, for everybody, and one for everybody that is withdrawn. */
export async function openProgramme(server: Server): Promise<void> {
  await registerProgramme(server);
  const period = { period: '2025-H1', dueOn: '2025-07-02' };
  await server.post(cloudEvent('ReportingPeriodOpened', BUREAU, 'p', period), OFFICE);
  await server.post(
    cloudEvent('TargetSet', BUREAU, 't', { kpi: '1.1', scope: 'NL', period: '2025-H1', value: 80 }),
    OFFICE,
  );
  const noord = Array.from({ length: 40 }, (_, i) => reached(`n${i}`));
  const zuid = Array.from({ length: IN_ZUID }, (_, i) =>
    reached(`z${i}`, { neighbourhoodId: 'zuid', householdKey: household(`z${i % 3}`) }),
  );
  for (const batch of [noord, zuid.slice(0, 120), zuid.slice(120), approaches('open')]) {
    const { status, body } = await server.post(batch, PARTNER);
    if (status !== 201) throw new Error(JSON.stringify(body));
  }
  await publish(server, { disclosureProfile: 'INTERNAL' });
  await publish(server, { disclosureProfile: 'PUBLIC', ...after('2025-H1-1') });
}

const after = (supersedesEditionId: string) => ({ supersedesEditionId, reason: 'Nagekomen' });

/** The next edition of 2025-H1, in the place of the one before when it is named. */
export async function publish(server: Server, more: object, supersedes?: string): Promise<string> {
  const input = { period: '2025-H1', status: 'PROVISIONAL', referenceDate: '2025-08-15' };
  const asked = { ...input, ...more, ...(supersedes === undefined ? {} : after(supersedes)) };
  const { publishEdition } = await server.ask(
    'mutation ($i: PublishEditionInput!) { publishEdition(input: $i) { editionId } }',
    OFFICE,
    { i: asked },
  );
  return publishEdition.editionId as string;
}
