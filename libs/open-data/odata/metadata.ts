import { ENTITY_SETS, type EntitySet } from './sets.js';

/** The name by which types are called in addresses and metadata. */
const NAMESPACE = 'Wijkspoor.Open';

/** The data model as CSDL (OData 4.0, part 3): a type per set, its key and its properties. */
export const metadataXml = (): string =>
  '<?xml version="1.0" encoding="UTF-8"?>' +
  '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>' +
  `<Schema Namespace="${NAMESPACE}" xmlns="http://docs.oasis-open.org/odata/ns/edm">` +
  ENTITY_SETS.map(typeXml).join('') +
  '<EntityContainer Name="Container">' +
  ENTITY_SETS.map(({ name, type }) => `<EntitySet Name="${name}" EntityType="${NAMESPACE}.${type}"/>`).join(
    '',
  ) +
  '</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>';

const typeXml = ({ type, key, properties, nullable }: EntitySet): string =>
  `<EntityType Name="${type}"><Key><PropertyRef Name="${key}"/></Key>` +
  Object.entries(properties)
    .map(
      ([name, edm]) =>
        `<Property Name="${name}" Type="${edm}"${nullable.includes(name) ? '' : ' Nullable="false"'}/>`,
    )
    .join('') +
  '</EntityType>';

/** The sets that there are, by their addresses below the service's. */
export const serviceDocument = (root: string): object => ({
  '@odata.context': `${root}/$metadata`,
  value: ENTITY_SETS.map(({ name }) => ({ name, kind: 'EntitySet', url: name })),
});

/** What Power BI Desktop opens to read the sets (PBIDS). */
export const powerBiFile = (root: string): object => ({
  version: '0.1',
  connections: [{ details: { protocol: 'odata', address: { url: root } }, mode: 'Import' }],
});
