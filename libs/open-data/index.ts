export type {
  OpenArea,
  OpenEdition,
  OpenEditions,
  OpenHeading,
  OpenMeasure,
  OpenObservation,
  OpenStatus,
  Words,
} from './edition.js';
export { catalogueOf } from './dcat.js';
export { OPEN_DESCRIPTIONS, OPEN_FIGURES, openFileNamed, type OpenFormat } from './files.js';
export { headingJson } from './json.js';
export { shown } from './rows.js';
export { EXPLANATION, LICENCE, NO_NUMBER, PUBLISHER, STATUS_WORDS } from './words.js';
