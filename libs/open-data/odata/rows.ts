import type { OpenEdition, OpenObservation, OpenRules, OpenStatus } from '../edition.js';
import { explainedBy, KIND_WORDS, LICENCE, NO_NUMBER } from '../words.js';
import type { EntityRow } from './sets.js';

/** As CBS says why there is no value. */
const ATTRIBUTES: Readonly<Record<OpenStatus, string>> = {
  OK: 'None',
  PROTECTED: 'Confidential',
  NO_DATA: 'Impossible',
  NOT_MATURE: 'Unavailable',
  ONLY_UNKNOWN: 'Unknown',
};

const SPANS: Readonly<Record<OpenObservation['span'], string>> = {
  PERIOD: 'Periode',
  CUMULATIVE: 'VanafHetBegin',
};

/** A period as CBS codes it: 2025HJ01, 2025KW03, 2025MM07, 2025JJ00. */
export function cbsPeriod(code: string): string {
  const [, year = '', kind = '', part = ''] = /^(\d{4})(?:-([HQ]?)(\d+))?$/.exec(code) ?? [];
  if (part === '') return `${year}JJ00`;
  return `${year}${{ H: 'HJ', Q: 'KW', '': 'MM' }[kind] ?? ''}${part.padStart(2, '0')}`;
}

/** The programme as a whole is called as CBS calls the country. */
const cbsArea = (code: string): string => (code === 'NL' ? 'NL01' : code);

/** The rows of every set, of the editions given; their order is theirs. */
export function entityRows(
  editions: readonly OpenEdition[],
  rules: OpenRules,
): Readonly<Record<string, readonly EntityRow[]>> {
  const explained = explainedBy(rules);
  return {
    Observations: editions
      .flatMap((edition) => edition.observations.map((one) => observationRow(edition, one)))
      .map((row, i) => ({ Id: i + 1, ...row })),
    MeasureCodes: distinct(
      editions.flatMap(({ measures }) => measures),
      ({ code, label, unit, definition, isProtected }) => ({
        Identifier: code,
        Title: label.nl,
        TitleEN: label.en,
        Description: definition.nl,
        Unit: unit.nl,
        Protected: isProtected,
      }),
    ),
    PeriodenCodes: distinct(editions, ({ period, title, editionId, from, to, statusLabel }) => ({
      Identifier: cbsPeriod(period),
      Title: title ?? period,
      StartDate: from,
      EndDate: to,
      Status: statusLabel.nl,
      Rapportage: editionId,
    })),
    WijkenEnBuurtenCodes: distinct(
      editions.flatMap(({ areas }) => areas),
      ({ code, name, kind, municipalityCode }) => ({
        Identifier: cbsArea(code),
        Title: name,
        DimensionGroupId: KIND_WORDS[kind].nl,
        Municipality: municipalityCode ?? null,
      }),
    ),
    Properties: [
      {
        Identifier: 'wijkspoor',
        Title: 'Open cijfers van de City Deal Energieke wijken, duurzaam en sociaal',
        Description: explained.nl,
        DescriptionEN: explained.en,
        License: LICENCE,
      },
    ],
  };
}

const observationRow = ({ period, editionId }: OpenEdition, one: OpenObservation): EntityRow => ({
  Measure: one.measure,
  ValueAttribute: ATTRIBUTES[one.status],
  Value: one.value ?? null,
  StringValue: one.status === 'OK' ? null : NO_NUMBER[one.status],
  Perioden: cbsPeriod(period),
  Telling: SPANS[one.span],
  WijkenEnBuurten: cbsArea(one.area),
  Ondergrens: one.lower ?? null,
  Bovengrens: one.upper ?? null,
  Streefwaarde: one.target ?? null,
  Rapportage: editionId,
});

/** Each code once, as the last edition calls it. */
function distinct<T>(items: readonly T[], rowOf: (item: T) => EntityRow): readonly EntityRow[] {
  const found = new Map<unknown, EntityRow>();
  for (const item of items) {
    const row = rowOf(item);
    found.set(row['Identifier'], row);
  }
  return [...found.values()].map(({ Identifier = null, ...row }, i) => ({
    Identifier,
    Index: i + 1,
    ...row,
  }));
}
