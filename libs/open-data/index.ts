export type {
  OpenArea,
  OpenEdition,
  OpenEditions,
  OpenHeading,
  OpenMeasure,
  OpenObservation,
  OpenRules,
  Words,
} from './edition.js';
export { catalogueOf } from './dcat.js';
export { OPEN_DESCRIPTIONS, OPEN_FIGURES, openFileNamed, type OpenFormat } from './files.js';
export { toFrameJson, toHeadingJson } from './json.js';
export { shown } from './rows.js';
export { explanationOf, LICENCE, PUBLISHER, STATUS_WORDS } from './words.js';
export { metadataXml, powerBiFile, serviceDocument } from './odata/metadata.js';
export { ODATA_OPTIONS, odataFormat, odataPage, odataQuery, type OdataPage } from './odata/query.js';
export { OdataRefusal, type OdataFault } from './odata/refusal.js';
export { entityRows } from './odata/rows.js';
export { ENTITY_SETS, entitySetNamed, type EntityRow, type EntitySet } from './odata/sets.js';
