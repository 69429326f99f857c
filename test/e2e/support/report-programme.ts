import { BUREAU, cloudEvent, DUINDORP, reached, registerProgramme, ZANDKASTEEL } from './events.js';
import { OFFICE, OTHER_PARTNER, PARTNER, type Json, type Server } from './server.js';

/** A name and a narrative that would run, in a spreadsheet or in a page. */
export const NASTY = '=HYPERLINK("http://x";"<img src=x onerror=alert(1)>")';

/**
 * A programme with something in every part of a report, and two editions over 2025-H1: the second supersedes the
 * first.
 */
export async function publishReports(server: Server): Promise<void> {
  let counter = 0;
  const stored = async (event: object, token = PARTNER): Promise<Json> => {
    const { status, body } = await server.post(event, token);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const office = (name: string, data: object) =>
    stored(cloudEvent(name, BUREAU, `x${++counter}`, data), OFFICE);
  const publish = (input: object) =>
    server.ask(
      'mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { editionId } }',
      OFFICE,
      { input },
    );
  await registerProgramme(server);
  await office('NeighbourhoodRegistered', {
    neighbourhoodId: 'oost',
    name: NASTY,
    municipality: 'Duindorp',
    municipalityCode: 'GM0001',
    lat: 52,
    lon: 4.3,
  });
  await office('ReportingPeriodOpened', { period: '2025-H1', dueOn: '2025-07-02' });
  await office('TargetSet', { kpi: '1.1', scope: 'NL', period: '2025-H1', value: 8 });
  await stored([reached('a'), reached('b'), reached('before', { occurredOn: '2024-11-14' })]);
  const mistaken = await stored(reached('mistaken'));
  await stored(reached('c', { neighbourhoodId: 'zuid' }, ZANDKASTEEL), OTHER_PARTNER);
  for (const event of registers()) await stored(event);
  await server.ask(
    'mutation ($n: String) { makeSubmission(period: "2025-H1", narrative: $n) { id } }',
    PARTNER,
    { n: NASTY },
  );
  const first = { period: '2025-H1', status: 'PROVISIONAL', title: 'Eerste <halfjaar> 2025' };
  await publish({ ...first, referenceDate: '2025-08-15' });
  await stored([reached('d'), reached('e')]);
  await stored(
    cloudEvent('EntryRetracted', String(reached('x')['source']), 'retract', {
      entryId: mistaken.entryId,
      reason: 'DUPLICATE',
    }),
  );
  await publish({
    ...first,
    status: 'FINAL',
    referenceDate: '2025-09-15',
    supersedesEditionId: '2025-H1-1',
    reason: 'Nagekomen & ingetrokken',
  });
}

/** Chances to combine works and what is asked of whom, in every state that a report counts. */
function registers(): readonly object[] {
  const on = (occurredOn: string, data: object) => ({
    occurredOn,
    neighbourhoodId: 'noord',
    evidence: 'REGISTRATION',
    ...data,
  });
  const chance = (linkageId: string) =>
    on('2025-01-10', { linkageId, werklijnen: [1, 4], scale: 'DISTRICT', title: `Kans ${linkageId}` });
  const obstacle = (obstacleId: string, addressedTo: string) =>
    on('2025-02-01', {
      obstacleId,
      kind: 'ACT',
      level: 'NATIONAL',
      addressedTo,
      text: 'Een leerwerkplek telt niet mee',
    });
  const ministry = 'Ministerie van Sociale Zaken';
  const events: readonly (readonly [string, object])[] = [
    ['LinkageIdentified', chance('k1')],
    ['LinkageIdentified', chance('k2')],
    ['LinkageMissed', on('2025-03-01', { linkageId: 'k2', reason: 'TIMING' })],
    ['ObstacleReported', obstacle('o1', ministry)],
    ['ObstacleReported', obstacle('o2', 'Netbeheerder')],
    ['ExperimentRoomRequested', on('2025-02-15', { requestId: 'r1', obstacleId: 'o1', authority: ministry })],
    ['ObstacleAnswered', on('2025-03-01', { obstacleId: 'o1', text: 'Wij kijken ernaar' })],
    ['ExperimentRoomDenied', on('2025-06-01', { requestId: 'r1' })],
  ];
  return events.map(([name, data], i) => cloudEvent(name, DUINDORP, `register-${i}`, data));
}
