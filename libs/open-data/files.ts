import { writeOds, writeWorkbook } from '#libs/spreadsheet';
import { toCsvw, toOpenCsv } from './csv.js';
import { datasetOf, type OpenFile } from './dcat.js';
import type { OpenEdition } from './edition.js';
import { toOpenGeoJson, toOpenJson } from './json.js';
import { openSdmx } from './sdmx.js';
import { openSheets } from './workbook.js';

/** A file that an edition is given as. */
export interface OpenFormat extends OpenFile {
  /** With its parameters, as it is answered. */
  readonly contentType: string;
  readonly write: (edition: OpenEdition) => string | Promise<Buffer>;
}

const format = (
  name: string,
  mediaType: string,
  fileType: string,
  nl: string,
  en: string,
  write: OpenFormat['write'],
): OpenFormat => ({
  name,
  mediaType,
  fileType,
  title: { nl, en },
  contentType: /json|csv/.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType,
  write,
});
const text = (of: (edition: OpenEdition) => object) => (edition: OpenEdition) =>
  `${JSON.stringify(of(edition))}\n`;
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ODS = 'application/vnd.oasis.opendocument.spreadsheet';

/** Every file with figures, by its name below the edition's address. */
export const OPEN_FIGURES: readonly OpenFormat[] = [
  format(
    'cijfers.json',
    'application/json',
    'JSON',
    'Alle cijfers als JSON',
    'All figures as JSON',
    text(toOpenJson),
  ),
  format('cijfers.csv', 'text/csv', 'CSV', 'Alle cijfers als CSV', 'All figures as CSV', toOpenCsv),
  format(
    'cijfers.xlsx',
    SHEET,
    'XLSX',
    'Alle cijfers als Excel-bestand',
    'All figures as an Excel file',
    (edition) => writeWorkbook(openSheets(edition)),
  ),
  format('cijfers.ods', ODS, 'ODS', 'Alle cijfers als ODS', 'All figures as ODS', (edition) =>
    writeOds(openSheets(edition)),
  ),
  format(
    'gebieden.geojson',
    'application/geo+json',
    'GEOJSON',
    'Gebieden op de kaart, met hun cijfers',
    'Neighbourhoods on the map, with their figures',
    text(toOpenGeoJson),
  ),
  format(
    'cijfers.sdmx.csv',
    'application/vnd.sdmx.data+csv',
    'CSV',
    'Alle cijfers als SDMX-CSV',
    'All figures as SDMX-CSV',
    openSdmx,
  ),
];

/** What describes them. */
export const OPEN_DESCRIPTIONS: readonly OpenFormat[] = [
  format(
    'cijfers.csv-metadata.json',
    'application/csvm+json',
    'JSON_LD',
    'Wat in de kolommen van de CSV staat (CSVW)',
    'What stands in the columns of the CSV (CSVW)',
    text(toCsvw),
  ),
  format(
    'dcat.jsonld',
    'application/ld+json',
    'JSON_LD',
    'Beschrijving voor catalogi (DCAT-AP-NL)',
    'Description for catalogues (DCAT-AP-NL)',
    text((edition) => datasetOf(edition, OPEN_FIGURES)),
  ),
];

/** The file of a name; undefined for any other. */
export const openFileNamed = (name: string): OpenFormat | undefined =>
  [...OPEN_FIGURES, ...OPEN_DESCRIPTIONS].find((one) => one.name === name);
