/** Types of values, of the Entity Data Model. */
export type EdmType = 'Edm.Int64' | 'Edm.String' | 'Edm.Double' | 'Edm.Date' | 'Edm.Boolean';

/** What a set holds: its key and its properties by name. */
export interface EntitySet {
  readonly name: string;
  readonly type: string;
  readonly key: string;
  readonly properties: Readonly<Record<string, EdmType>>;
  /** Properties that may be null. */
  readonly nullable: readonly string[];
}

/** A row of a set by the names of its properties. */
export type EntityRow = Readonly<Record<string, string | number | boolean | null>>;

const text = 'Edm.String';

/** The sets, in the shape in which CBS publishes (OData v4): cells with codes, and a list per code. */
export const ENTITY_SETS: readonly EntitySet[] = [
  {
    name: 'Observations',
    type: 'Observation',
    key: 'Id',
    properties: {
      Id: 'Edm.Int64',
      Measure: text,
      ValueAttribute: text,
      Value: 'Edm.Double',
      StringValue: text,
      Perioden: text,
      Telling: text,
      WijkenEnBuurten: text,
      Ondergrens: 'Edm.Double',
      Bovengrens: 'Edm.Double',
      Streefwaarde: 'Edm.Double',
      Rapportage: text,
    },
    nullable: ['Value', 'StringValue', 'Ondergrens', 'Bovengrens', 'Streefwaarde'],
  },
  {
    name: 'MeasureCodes',
    type: 'MeasureCode',
    key: 'Identifier',
    properties: {
      Identifier: text,
      Index: 'Edm.Int64',
      Title: text,
      TitleEN: text,
      Description: text,
      Unit: text,
      Protected: 'Edm.Boolean',
    },
    nullable: [],
  },
  {
    name: 'PeriodenCodes',
    type: 'PeriodCode',
    key: 'Identifier',
    properties: {
      Identifier: text,
      Index: 'Edm.Int64',
      Title: text,
      StartDate: 'Edm.Date',
      EndDate: 'Edm.Date',
      Status: text,
      Rapportage: text,
    },
    nullable: [],
  },
  {
    name: 'WijkenEnBuurtenCodes',
    type: 'AreaCode',
    key: 'Identifier',
    properties: {
      Identifier: text,
      Index: 'Edm.Int64',
      Title: text,
      DimensionGroupId: text,
      Municipality: text,
    },
    nullable: ['Municipality'],
  },
  {
    name: 'Properties',
    type: 'Property',
    key: 'Identifier',
    properties: { Identifier: text, Title: text, Description: text, DescriptionEN: text, License: text },
    nullable: [],
  },
];

/** An entity set by its name; undefined for any other. */
export const entitySetNamed = (name: string): EntitySet | undefined =>
  ENTITY_SETS.find((one) => one.name === name);
