import { ask } from './ask.js';

/** As the office: a reporting period that is open, and a provisional edition, whose id is answered. */
export async function openAndPublish(url: string, office: string): Promise<string> {
  await ask(
    url,
    office,
    `mutation { reportingPeriodOpened(event: {source: "urn:nld:wijkspoor:programmabureau:proef", id: "periode-1"},
       data: {period: "2026-Q3", dueOn: "2026-11-15"}) { entryId } }`,
  );
  const { publishEdition } = await ask(
    url,
    office,
    'mutation { publishEdition(input: { period: "2026-Q1", status: PROVISIONAL, title: "Proef" }) { editionId } }',
  );
  return publishEdition.editionId as string;
}
