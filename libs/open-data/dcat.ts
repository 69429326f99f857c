import type { OpenEdition, OpenHeading, OpenRules, Words } from './edition.js';
import { explainedBy, inBoth, LICENCE, PUBLISHER } from './words.js';

/** A file of an edition as a distribution: its format in the EU's file-type list, its media type by IANA. */
export interface OpenFile {
  readonly name: string;
  readonly mediaType: string;
  readonly fileType: string;
  readonly title: Words;
}

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  adms: 'http://www.w3.org/ns/adms#',
  spdx: 'http://spdx.org/rdf/terms#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
};

const EU = 'http://publications.europa.eu/resource/authority';
/** An entry of a code list of the EU with what it is: who validates this document has not those lists at hand. */
const ofList = (list: string, code: string, type: string) => ({
  '@id': `${EU}/${list}/${code}`,
  '@type': type,
  'skos:inScheme': { '@id': `${EU}/${list}` },
});
const LANGUAGES = ['NLD', 'ENG'].map((code) => ofList('language', code, 'dct:LinguisticSystem'));
const THEMES = [
  ['SOCI', { nl: 'Bevolking en samenleving', en: 'Population and society' }],
  ['ENER', { nl: 'Energie', en: 'Energy' }],
] as const;
const licence = { '@id': LICENCE, '@type': 'dct:LicenseDocument' };

const day = (date: string) => ({ '@value': date, '@type': 'xsd:date' });
const publisher = { '@type': 'foaf:Agent', 'foaf:name': inBoth(PUBLISHER) };
/** Both types: the shapes ask for a Kind, and know no subclasses. */
const contact = { '@type': ['vcard:Kind', 'vcard:Organization'], 'vcard:fn': PUBLISHER.nl };
const shared = {
  'dct:publisher': publisher,
  'dct:creator': publisher,
  'dcat:contactPoint': contact,
  'dct:license': licence,
  'dct:accessRights': ofList('access-right', 'PUBLIC', 'dct:RightsStatement'),
  'dct:language': LANGUAGES,
  'dcat:theme': THEMES.map(([code, label]) => ({
    ...ofList('data-theme', code, 'skos:Concept'),
    'skos:prefLabel': inBoth(label),
  })),
  'dct:spatial': ofList('country', 'NLD', 'dct:Location'),
};
const seriesOf = (rules: OpenRules) => ({
  'dct:title': inBoth({ nl: 'Rapportages', en: 'Report editions' }),
  'dct:description': inBoth(explainedBy(rules)),
  'dct:publisher': publisher,
  'dcat:contactPoint': contact,
});
const titleOf = ({ editionId, title, period }: OpenHeading): Words => ({
  nl: title ?? `Cijfers van de City Deal Energieke wijken over ${period} (${editionId})`,
  en: `Figures of the City Deal Energieke wijken of ${period} (${editionId})`,
});

/**
 * An edition as a dataset of DCAT-AP-NL 3.0 in its series, with a distribution for every file. Addresses are relative
 * to the document's own, so its bytes are the same wherever it stands.
 */
export const datasetOf = (edition: OpenEdition, files: readonly OpenFile[]): object => ({
  '@context': CONTEXT,
  '@id': `../${edition.editionId}`,
  '@type': 'dcat:Dataset',
  'dct:identifier': edition.editionId,
  'dct:title': inBoth(titleOf(edition)),
  'dct:description': inBoth(explainedBy(edition.rules)),
  ...shared,
  'dct:issued': day(edition.publishedOn),
  'dct:modified': day(edition.publishedOn),
  'dct:temporal': {
    '@type': 'dct:PeriodOfTime',
    'dcat:startDate': day(edition.cumulativeFrom),
    'dcat:endDate': day(edition.to),
  },
  'adms:versionNotes': inBoth(edition.statusLabel),
  'dcat:version': edition.digest,
  'dcat:inSeries': {
    '@id': '../../../v1#reeks',
    '@type': 'dcat:DatasetSeries',
    ...seriesOf(edition.rules),
  },
  'dcat:distribution': files.map(({ name, mediaType, fileType, title }) => ({
    '@type': 'dcat:Distribution',
    '@id': name,
    'dct:title': inBoth(title),
    'dcat:accessURL': { '@id': `../${edition.editionId}` },
    'dcat:downloadURL': { '@id': name },
    'dcat:mediaType': {
      '@id': `http://www.iana.org/assignments/media-types/${mediaType}`,
      '@type': 'dct:MediaType',
    },
    'dct:format': ofList('file-type', fileType, 'dct:MediaTypeOrExtent'),
    'dct:license': licence,
    'dct:issued': day(edition.publishedOn),
  })),
});

/** The catalogue: the series and every edition in it that is not withdrawn. */
export const catalogueOf = (editions: readonly OpenHeading[], rules: OpenRules): object => ({
  '@context': CONTEXT,
  '@id': '../v1',
  '@type': 'dcat:Catalog',
  'dct:title': inBoth({
    nl: 'Open cijfers van de City Deal Energieke wijken, duurzaam en sociaal',
    en: 'Open figures of the City Deal Energieke wijken, duurzaam en sociaal',
  }),
  'dct:description': inBoth(explainedBy(rules)),
  ...shared,
  'dcat:dataset': [
    {
      '@id': '../v1#reeks',
      // Both types: the shapes know no subclasses.
      '@type': ['dcat:DatasetSeries', 'dcat:Dataset'],
      'dct:identifier': 'reeks',
      ...shared,
      ...seriesOf(rules),
      'dct:accrualPeriodicity': ofList('frequency', 'ANNUAL_2', 'dct:Frequency'),
    },
    ...editions.map((edition) => ({
      '@id': `edities/${edition.editionId}`,
      '@type': 'dcat:Dataset',
      'dct:identifier': edition.editionId,
      'dct:title': inBoth(titleOf(edition)),
      'dct:description': inBoth(explainedBy(edition.rules)),
      ...shared,
      'dct:issued': day(edition.publishedOn),
      'dcat:inSeries': { '@id': '../v1#reeks' },
      ...(edition.supersededBy === undefined
        ? {}
        : { 'dct:isReplacedBy': { '@id': `edities/${edition.supersededBy}` } }),
    })),
  ],
});
