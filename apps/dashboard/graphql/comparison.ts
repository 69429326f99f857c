import { graphql } from './tada.ts';

export const RECOMPUTED = graphql(`
  query Recomputed($editionId: ID!) {
    recomputedEdition(editionId: $editionId) {
      digest
      equal
      figures
      upTo
      damage {
        nl
        en
      }
    }
  }
`);

export const COMPARISON = graphql(`
  query Comparison(
    $from: StateInput!
    $to: StateInput
    $period: String
    $cumulative: Boolean
    $kpis: [String!]
    $scopes: [String!]
  ) {
    comparison(from: $from, to: $to, period: $period, cumulative: $cumulative, kpis: $kpis, scopes: $scopes) {
      to {
        position
      }
      figures {
        kpi
        label {
          nl
          en
        }
        unit {
          nl
          en
        }
        scope
        changed
        before
        after
        amounts {
          name
          before
          after
          late
          new
          corrections
          retractions
          links
          participation
          definition
          laterLook
          area
          disclosure
        }
      }
    }
  }
`);

export const CAUSES = graphql(`
  query Causes(
    $from: StateInput!
    $to: StateInput
    $period: String
    $cumulative: Boolean
    $kpis: [String!]
    $scopes: [String!]
    $first: Int! = 20
    $after: String
  ) {
    comparison(from: $from, to: $to, period: $period, cumulative: $cumulative, kpis: $kpis, scopes: $scopes) {
      figures {
        entries(first: $first, after: $after) {
          totalCount
          notShown
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              cause
              causeLabel {
                nl
                en
              }
              position
              entryId
              contribution {
                name
                value
              }
              entry {
                label {
                  nl
                  en
                }
                occurredOn
                partnerId
                neighbourhoodId
              }
            }
          }
        }
      }
    }
  }
`);
