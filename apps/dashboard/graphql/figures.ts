import { graphql, type ResultOf } from './tada.ts';

export const FIGURE = graphql(`
  fragment FigureFields on Figure @_unmask {
    kpi {
      code
    }
    scope
    value
    numerator
    denominator
    unknown
    total
    immature
    components {
      name
      value
    }
    status
    partnersReporting
    partnersExpected
    target
    baseline
    progress
    definitionVersion
    period {
      code
    }
  }
`);

/** `partnersMissing` where it was asked: who of those expected reported nothing in the period. */
export type Figure = ResultOf<typeof FIGURE> & {
  readonly partnersMissing?: readonly { readonly partnerId: string; readonly name: string }[];
};

/** The figure of an indicator in a scope. */
export const figureIn = (
  figures: readonly Figure[] | undefined,
  kpi: string,
  scope: string,
): Figure | undefined => figures?.find((figure) => figure.kpi.code === kpi && figure.scope === scope);

export const FIGURES = graphql(
  `
    query Figures(
      $kpis: [String!]
      $scopes: [String!]
      $period: String!
      $cumulative: Boolean!
      $asOf: AsOf
    ) {
      figures(kpis: $kpis, scopes: $scopes, period: $period, cumulative: $cumulative, asOf: $asOf) {
        ...FigureFields
        partnersMissing {
          partnerId
          name
        }
      }
    }
  `,
  [FIGURE],
);

export const SPLIT = graphql(`
  query Split(
    $kpi: String!
    $scope: String!
    $period: String!
    $cumulative: Boolean!
    $asOf: AsOf
    $split: Dimension
  ) {
    figures(
      kpis: [$kpi]
      scopes: [$scope]
      period: $period
      cumulative: $cumulative
      asOf: $asOf
      split: $split
    ) {
      partsAddUp
      parts {
        key
        label {
          nl
          en
        }
        value
        numerator
        denominator
        status
      }
    }
  }
`);

/** Figures by partner over a period, beside those of the period before it. */
export const BY_PARTNER = graphql(`
  query ByPartner($kpis: [String!], $period: String!, $before: String!, $asOf: AsOf) {
    now: figures(kpis: $kpis, period: $period, asOf: $asOf, split: partner) {
      kpi {
        code
      }
      parts {
        key
        value
        status
      }
    }
    before: figures(kpis: $kpis, period: $before, asOf: $asOf, split: partner) {
      kpi {
        code
      }
      parts {
        key
        value
        status
      }
    }
  }
`);

/** Twelve periods in one question: the months of a year, which is asked once when it has passed, or longer ones. */
export const YEAR = graphql(
  `
    query Year(
      $kpis: [String!]!
      $scopes: [String!]!
      $cumulative: Boolean!
      $asOf: AsOf
      $m01: String!
      $m02: String!
      $m03: String!
      $m04: String!
      $m05: String!
      $m06: String!
      $m07: String!
      $m08: String!
      $m09: String!
      $m10: String!
      $m11: String!
      $m12: String!
    ) {
      m01: figures(kpis: $kpis, scopes: $scopes, period: $m01, cumulative: $cumulative, asOf: $asOf) {
        ...FigureFields
      }
      m02: figures(kpis: $kpis, scopes: $scopes, period: $m02, cumulative: $cumulative, asOf: $asOf) {
        ...FigureFields
      }
      m03: figures(kpis: $kpis, scopes: $scopes, period: $m03, cumulative: $cumulative, asOf: $asOf) {
        ...FigureFields
      }
      m04: figures(kpis: $kpis, scopes: $scopes, period: $m04, cumulative: $cumulative, asOf: $asOf) {
        ...FigureFields
      }
      m05: figures(kpis: $kpis, scopes: $scopes, period: $m05, cumulative: $cumulative, asOf: $asOf) {
        ...FigureFields
      }
      m06: figures(kpis: $kpis, scopes: $scopes, period: $m06, cumulative: $cumulative, asOf: $asOf) {
        ...FigureFields
      }
      m07: figures(kpis: $kpis, scopes: $scopes, period: $m07, cumulative: $cumulative, asOf: $asOf) {
        ...FigureFields
      }
      m08: figures(kpis: $kpis, scopes: $scopes, period: $m08, cumulative: $cumulative, asOf: $asOf) {
        ...FigureFields
      }
      m09: figures(kpis: $kpis, scopes: $scopes, period: $m09, cumulative: $cumulative, asOf: $asOf) {
        ...FigureFields
      }
      m10: figures(kpis: $kpis, scopes: $scopes, period: $m10, cumulative: $cumulative, asOf: $asOf) {
        ...FigureFields
      }
      m11: figures(kpis: $kpis, scopes: $scopes, period: $m11, cumulative: $cumulative, asOf: $asOf) {
        ...FigureFields
      }
      m12: figures(kpis: $kpis, scopes: $scopes, period: $m12, cumulative: $cumulative, asOf: $asOf) {
        ...FigureFields
      }
    }
  `,
  [FIGURE],
);

/** Says that a figure has changed; which it became is asked again. */
export const CHANGED = graphql(`
  subscription Changed($kpis: [String!], $scopes: [String!], $period: String!, $cumulative: Boolean!) {
    figuresChanged(kpis: $kpis, scopes: $scopes, period: $period, cumulative: $cumulative) {
      value
    }
  }
`);
