import type { Stage } from './stage.js';
import { OFFICE } from './stage.js';

/** The columns of a Dutch file of HouseholdReached. */
export const HOUSEHOLD_HEADER =
  'Datum van de gebeurtenis;Gebied;Onderbouwing;Huishouden (pseudoniem);Kanaal;Huur of koop;Gespreksonderwerpen';

/** Opens a reporting period and publishes an edition; answers addresses' parts to fill in. */
export async function fillIn(stage: Stage): Promise<(path: string) => string> {
  const { entries } = await stage.ask(
    OFFICE,
    '{ entries(first: 1, filter: { types: ["HouseholdReached"] }) { edges { node { entryId } } } }',
  );
  await stage.ask(
    OFFICE,
    `mutation { reportingPeriodOpened(event: {source: "urn:nld:wijkspoor:programmabureau:proef", id: "periode-1"},
       data: {period: "2026-Q3", dueOn: "2026-11-15"}) { entryId } }`,
  );
  const { publishEdition } = await stage.ask(
    OFFICE,
    'mutation { publishEdition(input: { period: "2026-Q1", status: PROVISIONAL, title: "Proef" }) { editionId } }',
  );
  const entry = entries.edges[0].node.entryId as string;
  return (path) => path.replace(':entry', entry).replace(':edition', publishEdition.editionId as string);
}
