import { SUBMISSION } from '#libs/programme';
import {
  bareProblem as problem,
  binary,
  closed,
  count,
  day,
  flag,
  header,
  headers,
  label,
  listOf,
  number,
  orNull,
  largePosition as position,
  query,
  ref,
  tagged,
  text,
  werklijn,
  type Schema,
} from '../../kernel/http/openapi-parts.js';
import { REPORT_FORMATS } from './report-formats.js';

type Properties = Readonly<Record<string, Schema>>;

const share: Schema = { type: 'number', description: 'Aandeel; 1 is alles / share; 1 is all' };
const AS_FIGURE =
  'Als figure: van een percentage een deel van 1, 0,45 is 45 % / as figure: of a share a part of 1, 0.45 is 45 %';
const line = { ...werklijn, minimum: 1, maximum: 4 };
/** What may be left out stands apart here: most of a report may. */
const object = (required: Properties, optional: Properties = {}): Schema =>
  closed({ ...required, ...optional }, Object.keys(optional));

/** The parameters of the method (docs/specification/disclosure.md). */
const PROTECTION_RULES = object({
  keyId: count,
  hideUpTo: count,
  base: count,
  leastShown: count,
  keep: count,
  ratioDenominator: count,
  sumUnits: count,
  largestPercent: count,
  pPercent: count,
  secondaryWidth: count,
  tries: count,
  sumBases: { type: 'object', additionalProperties: count },
});

/** The shapes of a report as JSON. */
export const REPORT_COMPONENTS: Properties = {
  Report: object({
    edition: ref('ReportEdition'),
    previous: orNull(ref('ReportEdition')),
    werklijnen: listOf(object({ werklijn: line, label })),
    areas: listOf(
      object(
        {
          scope: text,
          kind: { enum: ['PROGRAMME', 'MUNICIPALITY', 'NEIGHBOURHOOD'] },
          name: text,
        },
        { municipalityCode: text },
      ),
    ),
    areasGone: {
      ...listOf(
        object({
          scope: text,
          name: text,
          wentTo: listOf(object({ scope: text, name: text, municipalityCode: { type: ['string', 'null'] } })),
        }),
      ),
      description: 'Gebieden die de vorige rapportage nog had / areas that the previous edition still had',
    },
    definitions: listOf(ref('ReportDefinition')),
    definitionBreaks: {
      ...listOf(
        object({
          code: text,
          fromVersion: count,
          toVersion: count,
          validFrom: { type: ['string', 'null'], format: 'date' },
          reason: { type: ['string', 'null'] },
        }),
      ),
      description:
        'Indicatoren die de vorige rapportage met een andere definitie telde / KPIs that the previous edition counted by another definition',
    },
    rows: {
      ...listOf(ref('ReportRow')),
      description:
        'Indicator na indicator, gebied na gebied. De cijfers hiervan in deze volgorde, de periode voor het cumulatief, als canonieke JSON (RFC 8785) geven met SHA-256 het kenmerk. / The figures of these in this order, the period before the cumulative, as canonical JSON give the digest by SHA-256.',
    },
    partLabels: listOf(object({ kpi: text, dimension: text, key: text, label })),
    protection: {
      anyOf: [
        object({ method: text, version: count, rules: PROTECTION_RULES, explanation: listOf(label) }),
        { type: 'null' },
      ],
      description:
        'Wat met cijfers over mensen is gedaan voor wie alleen rapportages leest / what was done to figures about people',
    },
    linkages: object({
      open: count,
      realised: count,
      missed: count,
      missedByReason: listOf(ref('NamedCount')),
    }),
    obstacles: listOf(ref('AuthorityCount')),
    experimentRooms: listOf(ref('AuthorityCount')),
    narratives: listOf(
      object(
        {
          partnerId: text,
          partnerName: text,
          state: { enum: Object.keys(SUBMISSION.states).filter((one) => one !== 'NOT_MADE') },
          nilReport: flag,
        },
        { narrative: text },
      ),
    ),
    passedOver: {
      ...listOf(object({ position: text, eventId: text, reason: text })),
      description:
        'Wat niet te begrijpen is en nergens meetelt / what cannot be understood and counts in nothing',
    },
    dataQuality: object({
      submissionsExpected: count,
      submissionsMade: count,
      submissionsComplete: count,
      openFindings: listOf(ref('NamedCount')),
    }),
  }),
  ReportDefinition: object({
    code: text,
    version: count,
    werklijn: line,
    label,
    unit: label,
    formula: label,
    source: text,
    ascending: { type: 'boolean', description: 'Meer is beter / more is better' },
    addsUpOver: listOf({ enum: ['periods', 'areas', 'parts'] }),
    parameters: { type: 'object', additionalProperties: { anyOf: [number, listOf(text)] } },
  }),
  ReportRow: object({
    kpi: text,
    werklijn: line,
    scope: text,
    period: ref('ReportFigure'),
    cumulative: ref('ReportFigure'),
    previous: {
      anyOf: [
        object({
          period: ref('ReportFigure'),
          cumulative: ref('ReportFigure'),
          periodChange: listOf(ref('RestatedAmount')),
          cumulativeChange: listOf(ref('RestatedAmount')),
        }),
        { type: 'null' },
      ],
    },
  }),
  ReportFigure: object(
    {
      kpi: text,
      definitionVersion: count,
      scope: text,
      period: text,
      cumulative: flag,
      position,
      referenceDate: day,
      status: { enum: ['NO_DATA', 'OK', 'NOT_MATURE', 'PROTECTED'] },
      partnersExpected: count,
    },
    {
      partnersReporting: {
        ...count,
        description:
          'Ontbreekt bij cijfers over mensen voor wie alleen rapportages leest / absent of figures about people for who reads editions only',
      },
      figure: { ...number, description: 'Ontbreekt waar er geen getal is / absent where there is no number' },
      ...measurement(),
      unknownShare: share,
      target: { ...number, description: AS_FIGURE },
      baseline: { ...number, description: AS_FIGURE },
      progress: { ...share, description: 'Deel van de weg naar de streefwaarde / share of the way' },
      parts: listOf(
        object(
          { dimension: text, key: text, status: { enum: ['NO_DATA', 'OK', 'NOT_MATURE', 'PROTECTED'] } },
          { figure: number, ...measurement() },
        ),
      ),
    },
  ),
  NamedCount: object({ key: text, label, count }),
  AuthorityCount: object(
    { open: count, closed: count, states: listOf(ref('NamedCount')) },
    { authority: text, medianDaysOpen: number, longestDaysOpen: number },
  ),
};

function measurement(): Properties {
  return {
    value: number,
    numerator: number,
    denominator: number,
    unknown: number,
    total: number,
    immature: number,
    components: { type: 'object', additionalProperties: number },
  };
}

/** Reading a report (docs/decisions/0011). */
export const reportPaths = {
  '/rapportages/{id}': tagged('rapportages').get('geefRapportage', {
    summary: 'Een hele rapportage / a whole edition',
    description:
      'Als JSON, CSV (puntkomma, decimale komma), XLSX, pagina of toegankelijke PDF, naar Accept of formaat. / As JSON, CSV (semicolon, decimal comma), XLSX, page or tagged PDF, by Accept or formaat.',
    parameters: [
      { name: 'id', in: 'path', required: true, schema: text, example: '2026-H1-1' },
      query('formaat', 'gaat voor Accept / goes before Accept', { enum: Object.keys(REPORT_FORMATS) }),
      query(
        'taal',
        'van de pagina en de PDF; gaat voor Accept-Language / of the page and the PDF; goes before Accept-Language',
        { enum: ['nl', 'en'] },
      ),
      { name: 'If-None-Match', in: 'header', schema: text },
    ],
    responses: {
      200: {
        description: 'De rapportage / the edition',
        headers: {
          ...headers,
          ...header('ETag', 'Het kenmerk van de cijfers, een punt, en waar het antwoord verder van afhangt'),
          ...header('Content-Disposition', 'Naam van het bestand / name of the file'),
        },
        content: Object.fromEntries(
          Object.entries(REPORT_FORMATS).map(([name, { mediaType }]) => [
            mediaType,
            { schema: name === 'json' ? ref('Report') : binary },
          ]),
        ),
      },
      304: { description: 'Niet veranderd / not modified' },
      400: problem('formaat of taal klopt niet / formaat or taal is not right'),
      401: problem('Niet aangemeld / not authenticated'),
      404: problem('Niet bekend / not known'),
      406: problem('Geen van deze vormen wordt aanvaard / none of these is accepted'),
    },
  }),
};
