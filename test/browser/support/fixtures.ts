import type { Stage } from './stage.js';
import { openAndPublish } from './open-and-publish.js';
import { OFFICE } from './stage.js';

/** The columns of a Dutch file of HouseholdReached. */
export const HOUSEHOLD_HEADER =
  'Datum van de gebeurtenis;Gebied;Onderbouwing;Huishouden (pseudoniem);Kanaal;Huur of koop;Gespreksonderwerpen';

/** Opens a reporting period and publishes an edition where that is not done; answers addresses' parts to fill in. */
export async function fillIn(stage: Stage): Promise<(path: string) => string> {
  const { entries } = await stage.ask(
    OFFICE,
    '{ entries(first: 1, filter: { types: ["HouseholdReached"] }) { edges { node { entryId } } } }',
  );
  const entry = entries.edges[0].node.entryId as string;
  const edition = stage.editionId ?? (await openAndPublish(stage.url, OFFICE));
  return (path) => path.replace(':entry', entry).replace(':edition', edition);
}
