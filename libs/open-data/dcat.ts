import type { OpenEdition, OpenHeading, OpenRules, Words } from './edition.js';
import { explanationOf, LICENCE, PUBLISHER } from './words.js';

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
};
const EU = 'http://publications.europa.eu/resource/authority';
const LANGUAGES = [{ '@id': `${EU}/language/NLD` }, { '@id': `${EU}/language/ENG` }];

const both = ({ nl, en }: Words) => [
  { '@value': nl, '@language': 'nl' },
  { '@value': en, '@language': 'en' },
];
const day = (date: string) => ({ '@value': date, '@type': 'xsd:date' });
const publisher = { '@type': 'foaf:Agent', 'foaf:name': both(PUBLISHER) };
/** Both types: the shapes ask for a Kind, and know no subclasses. */
const contact = { '@type': ['vcard:Kind', 'vcard:Organization'], 'vcard:fn': PUBLISHER.nl };
const shared = {
  'dct:publisher': publisher,
  'dct:creator': publisher,
  'dcat:contactPoint': contact,
  'dct:license': { '@id': LICENCE },
  'dct:accessRights': { '@id': `${EU}/access-right/PUBLIC` },
  'dct:language': LANGUAGES,
  'dcat:theme': [{ '@id': `${EU}/data-theme/SOCI` }, { '@id': `${EU}/data-theme/ENER` }],
  'dct:spatial': { '@id': `${EU}/country/NLD` },
};
const explained = (rules: OpenRules): Words => ({
  nl: explanationOf(rules)
    .map(({ nl }) => nl)
    .join(' '),
  en: explanationOf(rules)
    .map(({ en }) => en)
    .join(' '),
});
const titleOf = ({ editionId, title, period }: OpenHeading): Words => ({
  nl: title ?? `Cijfers van de City Deal Energieke wijken over ${period} (${editionId})`,
  en: `Figures of the City Deal Energieke wijken of ${period} (${editionId})`,
});

/**
 * An edition as a dataset of DCAT-AP-NL 3.0 in its series, with a distribution for every file. Addresses are relative to the
 * document's own, so its bytes are the same wherever it stands.
 */
export const datasetOf = (edition: OpenEdition, files: readonly OpenFile[]): object => ({
  '@context': CONTEXT,
  '@id': `../${edition.editionId}`,
  '@type': 'dcat:Dataset',
  'dct:identifier': edition.editionId,
  'dct:title': both(titleOf(edition)),
  'dct:description': both(explained(edition.rules)),
  ...shared,
  'dct:issued': day(edition.publishedOn),
  'dct:modified': day(edition.publishedOn),
  'dct:temporal': {
    '@type': 'dct:PeriodOfTime',
    'dcat:startDate': day(edition.cumulativeFrom),
    'dcat:endDate': day(edition.to),
  },
  'adms:versionNotes': both(edition.statusLabel),
  'dcat:version': edition.digest,
  'dcat:inSeries': { '@id': '../../../v1#reeks' },
  'dcat:distribution': files.map(({ name, mediaType, fileType, title }) => ({
    '@type': 'dcat:Distribution',
    '@id': name,
    'dct:title': both(title),
    'dcat:accessURL': { '@id': `../${edition.editionId}` },
    'dcat:downloadURL': { '@id': name },
    'dcat:mediaType': { '@id': `http://www.iana.org/assignments/media-types/${mediaType}` },
    'dct:format': { '@id': `${EU}/file-type/${fileType}` },
    'dct:license': { '@id': LICENCE },
    'dct:issued': day(edition.publishedOn),
  })),
});

/** The catalogue: the series and every edition in it that is not withdrawn. */
export const catalogueOf = (editions: readonly OpenHeading[], rules: OpenRules): object => ({
  '@context': CONTEXT,
  '@id': '../v1',
  '@type': 'dcat:Catalog',
  'dct:title': both({
    nl: 'Open cijfers van de City Deal Energieke wijken, duurzaam en sociaal',
    en: 'Open figures of the City Deal Energieke wijken, duurzaam en sociaal',
  }),
  'dct:description': both(explained(rules)),
  ...shared,
  'dcat:dataset': [
    {
      '@id': '../v1#reeks',
      '@type': 'dcat:DatasetSeries',
      'dct:title': both({ nl: 'Rapportages', en: 'Report editions' }),
      'dct:description': both(explained(rules)),
      'dct:publisher': publisher,
      'dcat:contactPoint': contact,
      'dct:accrualPeriodicity': { '@id': `${EU}/frequency/ANNUAL_2` },
    },
    ...editions.map((edition) => ({
      '@id': `edities/${edition.editionId}`,
      '@type': 'dcat:Dataset',
      'dct:identifier': edition.editionId,
      'dct:title': both(titleOf(edition)),
      'dct:description': both(explained(edition.rules)),
      ...shared,
      'dct:issued': day(edition.publishedOn),
      'dcat:inSeries': { '@id': '../v1#reeks' },
      ...(edition.supersededBy === undefined
        ? {}
        : { 'dct:isReplacedBy': { '@id': `edities/${edition.supersededBy}` } }),
    })),
  ],
});
